package im.gangway.email.imap.wire;

import java.util.List;

/**
 * How a command ended.
 *
 * @param end the tagged response
 * @param data the untagged ones that came before it
 */
public record ImapAnswer(ImapResponse end, List<ImapResponse> data) {
  public ImapAnswer {
    data = List.copyOf(data);
  }

  /** Whether the server did it. */
  public boolean isOk() {
    return end.word().equals("OK");
  }
}
