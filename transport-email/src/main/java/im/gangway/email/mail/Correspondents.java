package im.gangway.email.mail;

import java.util.List;
import java.util.Optional;

/**
 * Who a mail is from and to.
 *
 * @param from whom it says it is from; several are rare
 * @param sender who sent it for them
 * @param replyTo where answers go; empty: to {@code from}
 */
public record Correspondents(
    List<Mailbox> from,
    Optional<Mailbox> sender,
    List<Mailbox> replyTo,
    List<Mailbox> to,
    List<Mailbox> cc,
    List<Mailbox> bcc) {

  static Correspondents of(Headers headers) {
    return new Correspondents(
        list(headers, "from"),
        list(headers, "sender").stream().findFirst(),
        list(headers, "reply-to"),
        list(headers, "to"),
        list(headers, "cc"),
        list(headers, "bcc"));
  }

  private static List<Mailbox> list(Headers headers, String name) {
    return AddressList.read(headers.all(name));
  }
}
