package im.gangway.email.mail;

/** Why a mail may say more than what was read of it. */
public enum Flaw {
  /** A limit was met and the rest passed over. */
  CUT,
  /** Its parts are not put together as they say; what can be read is there. */
  BROKEN
}
