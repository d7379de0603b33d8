package im.gangway.email.bounce;

import im.gangway.transport.FailureReason;

/** Why a mail did not arrive: what it is called in XMPP, and the nearest word of the gateway. */
public enum MailFailure {
  MAILBOX_UNKNOWN("cancel", "item-not-found", FailureReason.RECIPIENT_UNKNOWN),
  DOMAIN_UNKNOWN("cancel", "remote-server-not-found", FailureReason.NETWORK_UNKNOWN),
  ADDRESS_MALFORMED("modify", "jid-malformed", FailureReason.ADDRESS_INVALID),
  MOVED("cancel", "gone", FailureReason.RECIPIENT_GONE),
  MAILBOX_DISABLED("cancel", "service-unavailable", FailureReason.DELIVERY_FAILED),
  FULL_OR_LIMITED("wait", "resource-constraint", FailureReason.RATE_LIMITED),
  TOO_LARGE("modify", "policy-violation", FailureReason.TEXT_TOO_LONG),
  SENDER_REFUSED("auth", "forbidden", FailureReason.NOT_PERMITTED),
  CONTENT_REFUSED("modify", "not-acceptable", FailureReason.CONTENT_REFUSED),
  NEEDS_SMTPUTF8("modify", "not-acceptable", FailureReason.CONTENT_REFUSED),
  CREDENTIALS_REFUSED("auth", "not-authorized", FailureReason.CREDENTIALS_REFUSED),
  NO_ANSWER("wait", "remote-server-timeout", FailureReason.NETWORK_UNREACHABLE),
  OTHER("cancel", "undefined-condition", FailureReason.UNEXPLAINED);

  private final String type;
  private final String condition;
  private final FailureReason reason;

  MailFailure(String type, String condition, FailureReason reason) {
    this.type = type;
    this.condition = condition;
    this.reason = reason;
  }

  /** The type of the stanza error (RFC 6120 §8.3.2). */
  public String type() {
    return type;
  }

  /** Its condition (RFC 6120 §8.3.3). */
  public String condition() {
    return condition;
  }

  public FailureReason reason() {
    return reason;
  }
}
