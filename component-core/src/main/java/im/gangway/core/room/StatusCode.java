package im.gangway.core.room;

/** What a room says beside a presence (XEP-0045 §15.6.2). */
enum StatusCode {
  /** Everybody sees who the user is. */
  NON_ANONYMOUS(100),
  /** This is about the user. */
  SELF(110),
  /** The nick is not the one the user asked for. */
  NICK_ASSIGNED(210),
  BANNED(301),
  NICK_CHANGED(303),
  KICKED(307),
  SHUT_DOWN(332),
  TECHNICAL_PROBLEM(333);

  private final String code;

  StatusCode(int code) {
    this.code = Integer.toString(code);
  }

  String code() {
    return code;
  }
}
