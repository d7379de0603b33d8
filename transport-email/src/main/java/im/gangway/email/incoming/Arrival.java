package im.gangway.email.incoming;

import im.gangway.transport.Inbox.Receipt;

/** What became of a mail that came; in each case the mail server may be told that we have it. */
public sealed interface Arrival {

  /** It is a message in the inbox. */
  record Stored(Receipt receipt) implements Arrival {}

  /** It was a report about mails that the user sent, and has been passed on as such. */
  record Reported() implements Arrival {}

  /** It is not for the user's eyes: spam, or a mail of a gateway such as this one. */
  record PassedOver() implements Arrival {}
}
