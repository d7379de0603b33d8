package im.gangway.bench.store;

import im.gangway.core.storage.Database;
import im.gangway.core.storage.OutgoingStore;
import im.gangway.core.storage.StoredOutgoing;
import im.gangway.core.xml.StanzaIds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Parallel senders who each append a message and wait until it is committed: through the gateway's
 * own store, and each in a transaction of its own through Jdbi, on tables of the same form. Each is
 * run twice, and the first time is for warming up.
 */
final class Appends {
  private static final String DOMAIN = "sms.example.org";

  /** How many rows a run wrote in a second, and commits a row. */
  record Pace(double perSecond, double commitsPerRow) {}

  private interface Append {
    void one(StoredOutgoing message) throws Exception;
  }

  private final int senders;
  private final int seconds;

  Appends(int senders, int seconds) {
    this.senders = senders;
    this.seconds = seconds;
  }

  Pace grouped(Path file) throws Exception {
    try (Database database = Database.open("jdbc:sqlite:" + file)) {
      OutgoingStore store = new OutgoingStore(database, Clock.systemUTC());
      Append append = message -> store.put(DOMAIN, message).toCompletableFuture().join();
      run(append);
      long before = database.health().commits();
      double pace = run(append);
      return new Pace(pace, (database.health().commits() - before) / (pace * seconds));
    }
  }

  /** SQLite has one writer at a time, so the senders share a connection rather than collide. */
  Pace single(Path file) throws Exception {
    Database.open("jdbc:sqlite:" + file).close();
    Jdbi jdbi = Jdbi.create("jdbc:sqlite:" + file);
    ReentrantLock writer = new ReentrantLock();
    try (Handle handle = jdbi.open()) {
      handle.execute("PRAGMA journal_mode = WAL");
      handle.execute("PRAGMA synchronous = FULL");
      handle.execute("PRAGMA wal_autocheckpoint = 4000");
      Append append = message -> insertAlone(handle, writer, message);
      run(append);
      return new Pace(run(append), 1);
    }
  }

  private static void insertAlone(Handle handle, ReentrantLock writer, StoredOutgoing message) {
    writer.lock();
    try {
      handle.useTransaction(transaction -> insert(transaction, message));
    } finally {
      writer.unlock();
    }
  }

  private static void insert(Handle handle, StoredOutgoing message) {
    handle
        .createUpdate(
            "INSERT INTO outgoing (id, sequence, domain, owner, contact, sender, addressee,"
                + " stanza_type, receipt, digest, body, created, changed) VALUES (:id, :sequence,"
                + " :domain, :owner, :contact, :sender, :addressee, 'chat', 0, :id, :body,"
                + " :created, :created)")
        .bind("id", message.id())
        .bind("sequence", System.nanoTime())
        .bind("domain", DOMAIN)
        .bind("owner", message.owner())
        .bind("contact", message.contact())
        .bind("sender", message.head().sender())
        .bind("addressee", message.head().addressee())
        .bind("body", message.content().orElseThrow().body())
        .bind("created", message.created().toEpochMilli())
        .execute();
  }

  private double run(Append append) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(senders);
    LongAdder done = new LongAdder();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int sender = 0; sender < senders; sender++) {
      String owner = "user" + sender + "@example.org";
      threads.submit(
          () -> {
            while (System.nanoTime() < end) {
              append.one(message(owner));
              done.increment();
            }
            return done;
          });
    }
    threads.shutdown();
    if (!threads.awaitTermination(seconds + 60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The senders did not come to an end");
    }
    return done.sum() / (double) seconds;
  }

  private static StoredOutgoing message(String owner) {
    return StoredOutgoing.fresh(
        StanzaIds.nextInOrder(Instant.now()),
        owner,
        "+15550001",
        new StoredOutgoing.Head(
            owner + "/d", "+15550001@" + DOMAIN, Optional.empty(), "chat", Optional.empty(), false),
        new StoredOutgoing.Content(
            "What people say in messages, about this long", Optional.empty(), Optional.empty()),
        Instant.now());
  }
}
