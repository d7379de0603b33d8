package im.gangway.transport.testing;

import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door of a {@link ScriptedNetwork}: which accounts there are and whether it opens. */
final class ScriptedLogins {
  private final Map<String, String> passwords = new HashMap<>();
  private final List<Account> attempts = new ArrayList<>();
  private @Nullable LegacyException failure;
  private @Nullable RuntimeException bug;
  private boolean held;
  private boolean down;

  synchronized void account(String name, String password) {
    passwords.put(name, password);
  }

  synchronized void fail(@Nullable LegacyException with) {
    failure = with;
  }

  synchronized void crash(@Nullable RuntimeException with) {
    bug = with;
  }

  synchronized void hold(boolean on) {
    held = on;
    notifyAll();
  }

  synchronized void down(boolean on) {
    down = on;
  }

  synchronized List<Account> attempts() {
    return List.copyOf(attempts);
  }

  /** Lets an account in, once logins are not held any more. */
  synchronized void enter(Account account, Map<String, String> credentials) throws LegacyException {
    attempts.add(account);
    notifyAll();
    awaitRelease();
    reach();
    if (bug != null) {
      throw bug;
    }
    if (failure != null) {
      throw failure;
    }
    if (account.kind() == Account.Kind.REGISTERED) {
      check(credentials);
    }
  }

  synchronized void reach() throws LegacyException {
    if (down) {
      throw new LegacyException(
          FailureReason.NETWORK_UNREACHABLE, "The scripted network cannot be reached.");
    }
  }

  synchronized void check(Map<String, String> credentials) throws LegacyException {
    String password = passwords.get(credentials.getOrDefault("username", ""));
    if (password == null || !password.equals(credentials.get("password"))) {
      throw new LegacyException(
          FailureReason.CREDENTIALS_REFUSED, "The scripted network refused the password.");
    }
  }

  private synchronized void awaitRelease() throws LegacyException {
    try {
      while (held) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LegacyException(FailureReason.CONNECTION_LOST, "The login was given up.", e);
    }
  }
}
