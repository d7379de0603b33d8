package im.gangway.irc.login;

/** A services account to log in to with SASL PLAIN (RFC 4616). */
public record SaslAccount(String name, String password) {
  public SaslAccount {
    if (name.isEmpty() || name.indexOf('\0') >= 0 || password.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("An account has a name, and no NUL");
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SaslAccount[" + name + "]";
  }
}
