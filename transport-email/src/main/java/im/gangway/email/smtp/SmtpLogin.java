package im.gangway.email.smtp;

/** Who we are for a server that takes mails. */
public sealed interface SmtpLogin {

  /** The server knows us by our address or does not care. */
  record None() implements SmtpLogin {}

  /** A name and a password (AUTH PLAIN or LOGIN). */
  record Password(String user, String password) implements SmtpLogin {
    /** Without the password. */
    @Override
    public String toString() {
      return "Password[" + user + ']';
    }
  }

  /** A name and an access token (AUTH XOAUTH2). */
  record Token(String user, String token) implements SmtpLogin {
    /** Without the token. */
    @Override
    public String toString() {
      return "Token[" + user + ']';
    }
  }
}
