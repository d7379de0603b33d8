package im.gangway.email.imap;

import java.util.concurrent.CompletionStage;

/** Who we are for a server that mails are read from. */
public sealed interface MailLogin {

  /** The name of the account there. */
  String user();

  /** A name and a password (SASL PLAIN, or LOGIN). */
  record Password(String user, String password) implements MailLogin {
    /** Without the password. */
    @Override
    public String toString() {
      return "Password[" + user + ']';
    }
  }

  /** A name and access tokens (OAUTHBEARER of RFC 7628, or XOAUTH2). */
  record Token(String user, TokenSource tokens) implements MailLogin {
    /** Without the source. */
    @Override
    public String toString() {
      return "Token[" + user + ']';
    }
  }

  /** Where access tokens come from. Thread-safe. */
  @FunctionalInterface
  interface TokenSource {
    /**
     * A token that should be good.
     *
     * @param isRefused the last one was refused, so that another is needed
     * @return fails with {@link im.gangway.transport.LegacyException} if there is none any more
     */
    CompletionStage<String> token(boolean isRefused);
  }
}
