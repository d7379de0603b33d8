package im.gangway.core.operator;

import im.gangway.core.account.DepartedUsers;
import im.gangway.core.admin.AccountRemoval.Outcome;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.TransportConfig;
import im.gangway.core.storage.AccountStore;
import im.gangway.core.storage.Database;
import im.gangway.core.storage.Stores;
import im.gangway.core.storage.TransportStateStore;
import im.gangway.core.storage.UserArchive;
import im.gangway.core.vault.KeyFileException;
import im.gangway.core.vault.KeyFileLock;
import im.gangway.core.vault.Keyring;
import im.gangway.core.vault.Sealer;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.JID;

/** The users of a gateway that does not run, straight from its database. One thread. */
public final class OfflineUsers implements AutoCloseable {
  private final KeyFileLock lock;
  private final Database database;
  private final OperatorCommands commands;

  private OfflineUsers(KeyFileLock lock, Database database, OperatorCommands commands) {
    this.lock = lock;
    this.database = database;
    this.commands = commands;
  }

  /**
   * Opens the database, brought up to date as for a start.
   *
   * @throws KeyFileException if the key file is missing or cannot be used
   * @throws CommandRefusedException if a gateway runs that does not answer
   */
  public static OfflineUsers open(GangwayConfig config)
      throws KeyFileException, CommandRefusedException {
    Keyring keys = Keyring.read(config.credentials().keyFile());
    KeyFileLock lock = KeyFileLock.alone(config.credentials().keyFile());
    if (!lock.isHeld()) {
      lock.close();
      throw new CommandRefusedException(
          "A gateway runs with this data but does not answer: stop it, or ask again.");
    }
    Database database = Database.open(config.storage());
    Stores stores = Stores.of(database, new Sealer(keys), Clock.systemUTC());
    OperatorUsers users =
        new OperatorUsers(
            config.transports().stream().map(TransportConfig::domain).toList(),
            stores.accounts(),
            new UserArchive(database),
            () -> keys,
            new Removal(stores.accounts(), stores.states()));
    return new OfflineUsers(lock, database, users.commands());
  }

  /** The commands that need no gateway. */
  public OperatorCommands commands() {
    return commands;
  }

  /** Only what is stored goes: nobody can be told, but the transport at the next start. */
  private record Removal(AccountStore accounts, TransportStateStore states) implements UserRemoval {
    @Override
    public CompletionStage<Outcome> remove(String domain, JID user) {
      String owner = user.toBareJID();
      return accounts
          .load(domain, owner)
          .thenCompose(
              found ->
                  found.isEmpty()
                      ? CompletableFuture.completedFuture(Outcome.NOT_REGISTERED)
                      : removeKnown(domain, owner));
    }

    private CompletionStage<Outcome> removeKnown(String domain, String owner) {
      return accounts
          .remove(domain, owner)
          .thenCompose(done -> new DepartedUsers(states.of(domain)).note(owner))
          .thenApply(done -> Outcome.REMOVED);
    }

    @Override
    public boolean knows(String domain, JID user) {
      return false;
    }
  }

  @Override
  public void close() {
    database.close();
    lock.close();
  }
}
