package im.gangway.email.outgoing;

/** Keeps a copy of what was sent where the user's other mail clients look for it. */
@FunctionalInterface
public interface SentCopies {
  /** Nobody does, or the server does it by itself. */
  SentCopies NONE = mail -> {};

  /** Takes a copy; returns at once. That it fails has no bearing on the mail. */
  void keep(byte[] mail);
}
