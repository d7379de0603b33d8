package im.gangway.core.storage;

import java.util.List;

/**
 * Some messages of whose end their senders may not have been told.
 *
 * @param last where the next page begins
 */
public record UntoldPage(List<StoredOutgoing> messages, long last) {
  public UntoldPage {
    messages = List.copyOf(messages);
  }
}
