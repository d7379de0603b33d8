package im.gangway.durability.wire;

import im.gangway.transport.Account;
import im.gangway.transport.DeliveryReports;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Health;
import im.gangway.transport.Inbox;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the network for all users, made again when it breaks; what is sent waits for
 * the network's answer.
 */
final class WireService implements LegacyService {
  private static final long PAUSE_MILLIS = 200;
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final Inbox inbox;
  private final DeliveryReports reports;
  private final int port;
  private final Map<String, Sent> sent = new ConcurrentHashMap<>();
  private volatile boolean closed;
  private volatile @Nullable Socket socket;

  private record Sent(CompletableFuture<SendOutcome> outcome, long nanos) {}

  WireService(TransportContext context, int port) {
    inbox = context.inbox();
    reports = context.reports();
    this.port = port;
    Thread reader = new Thread(this::stayConnected, "wire");
    reader.setDaemon(true);
    reader.start();
  }

  private void stayConnected() {
    while (!closed) {
      try (Socket now = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket = now;
        read(now);
      } catch (IOException ended) {
        // as sockets do
      }
      socket = null;
      sent.keySet().forEach(this::lost);
      pause();
    }
  }

  private void lost(String id) {
    Sent waiting = sent.remove(id);
    if (waiting != null) {
      waiting.outcome().completeExceptionally(cut());
    }
  }

  private static LegacyException cut() {
    return new LegacyException(FailureReason.CONNECTION_LOST, Text.literal("The wire is cut."));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Socket from) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard(WireLine.parse(line));
    }
  }

  private void heard(WireLine line) {
    String id = line.word(0);
    switch (line.verb()) {
      case "TAKEN" -> {
        Sent waiting = sent.remove(id);
        if (waiting != null) {
          waiting
              .outcome()
              .complete(new SendOutcome.Accepted(List.of(new LegacyMessageId(line.word(1)))));
        }
      }
      case "MESSAGE" ->
          inbox
              .accept(line.word(1), message(line))
              .thenAccept(receipt -> write(WireLine.of("STORED", id)));
      case "DELIVERED" ->
          reports
              .delivered(new LegacyMessageId(id))
              .thenAccept(stored -> write(WireLine.of("NOTED", id)));
      default -> throw new IllegalStateException(line.verb());
    }
  }

  private static MessageReceived message(WireLine line) {
    return new MessageReceived(
        new LegacyAddress(line.word(2)),
        Optional.empty(),
        MessageText.plain(line.word(3)),
        Optional.of(new LegacyMessageId(line.word(0))),
        Optional.empty());
  }

  private synchronized void write(WireLine line) {
    Socket to = socket;
    if (to == null) {
      return;
    }
    try {
      to.getOutputStream().write((line.text() + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException ended) {
      // the network sends again what it has no answer to
    }
  }

  @Override
  public Health health() {
    if (socket == null) {
      return new Health(false, "There is no connection.");
    }
    long now = System.nanoTime();
    return sent.values().stream().anyMatch(each -> now - each.nanos() > PATIENCE_NANOS)
        ? new Health(false, "It does not answer.")
        : Health.UP;
  }

  @Override
  public LegacyTarget resolve(String localpart) {
    return new LegacyTarget.Contact(new LegacyAddress(localpart));
  }

  @Override
  public LegacySession login(Account account, SessionContext context) {
    return new Session(account.id());
  }

  @Override
  public void close() {
    closed = true;
    Socket last = socket;
    try {
      if (last != null) {
        last.close();
      }
    } catch (IOException ended) {
      // as sockets do
    }
  }

  private final class Session implements LegacySession {
    private final String user;

    Session(String user) {
      this.user = user;
    }

    @Override
    public CompletionStage<SendOutcome> send(OutgoingMessage message) {
      Socket to = socket;
      if (to == null) {
        return CompletableFuture.failedFuture(cut());
      }
      CompletableFuture<SendOutcome> outcome = new CompletableFuture<>();
      sent.put(message.id(), new Sent(outcome, System.nanoTime()));
      write(WireLine.of("SEND", message.id(), user, message.to().value(), message.text().text()));
      if (socket != to) {
        lost(message.id());
      }
      return outcome;
    }

    @Override
    public void close(String text) {
      // there is nothing of the user's own
    }
  }
}
