package im.gangway.irc.login;

/**
 * A services account to log in to with SASL PLAIN (RFC 4616).
 *
 * @param optional whether a server that has no such logins is entered without
 */
public record SaslAccount(String name, String password, boolean optional) {
  public SaslAccount {
    if (name.isEmpty() || name.indexOf('\0') >= 0 || password.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("An account has a name, and no NUL");
    }
  }

  /** One without which there is no login. */
  public SaslAccount(String name, String password) {
    this(name, password, false);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SaslAccount[" + name + "]";
  }
}
