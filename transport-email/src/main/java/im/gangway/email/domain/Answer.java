package im.gangway.email.domain;

import im.gangway.transport.Inbox.Routing;

/**
 * What we answer for one recipient.
 *
 * @param line reply code, enhanced status code and words
 */
public record Answer(String line) {
  static final Answer TAKEN = new Answer("250 2.1.5 Delivered");
  static final Answer NOT_SHOWN = new Answer("250 2.1.5 Taken and not shown");
  static final Answer UNKNOWN_USER = new Answer("550 5.1.1 No such user here");
  static final Answer FORGED = new Answer("550 5.7.1 The sender is not who it says (DMARC)");
  static final Answer NOT_NOW = new Answer("451 4.4.1 Not now, try again later");

  /** Whether the same may be tried again. */
  boolean isTransient() {
    return line.startsWith("4");
  }

  /** What a user's XMPP server said, in the terms of mail. */
  static Answer of(Routing routing) {
    return routing instanceof Routing.Refused refused ? of(refused.condition()) : TAKEN;
  }

  private static Answer of(String condition) {
    return switch (condition) {
      case "item-not-found", "service-unavailable" -> UNKNOWN_USER;
      case "gone" -> new Answer("551 5.1.6 The user has moved");
      case "jid-malformed" -> new Answer("550 5.1.3 No such address");
      case "remote-server-not-found" -> new Answer("550 5.1.2 The user's server does not exist");
      case "forbidden",
          "not-allowed",
          "not-authorized",
          "registration-required",
          "subscription-required" ->
          new Answer("550 5.7.1 The user does not want this mail");
      case "policy-violation" -> new Answer("552 5.3.4 Too large, or against the server's rules");
      case "not-acceptable", "bad-request" -> new Answer("554 5.6.0 The user's server refused it");
      case "resource-constraint" -> new Answer("452 4.2.2 The user has no room");
      default -> NOT_NOW;
    };
  }
}
