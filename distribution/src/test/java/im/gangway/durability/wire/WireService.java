package im.gangway.durability.wire;

import im.gangway.transport.Account;
import im.gangway.transport.DeliveryReports;
import im.gangway.transport.FailureReason;
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

/** One connection to the network for all users; what is sent waits for the network's answer. */
final class WireService implements LegacyService {
  private final Inbox inbox;
  private final DeliveryReports reports;
  private final Map<String, CompletableFuture<SendOutcome>> sent = new ConcurrentHashMap<>();
  private final Socket socket;

  WireService(TransportContext context, int port) {
    inbox = context.inbox();
    reports = context.reports();
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      throw new IllegalStateException("The test's network is not there", e);
    }
    Thread reader = new Thread(this::read, "wire");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        heard(WireLine.parse(line));
      }
    } catch (IOException ended) {
      // as sockets do
    }
  }

  private void heard(WireLine line) {
    String id = line.word(0);
    switch (line.verb()) {
      case "TAKEN" -> {
        CompletableFuture<SendOutcome> waiting = sent.remove(id);
        if (waiting != null) {
          waiting.complete(new SendOutcome.Accepted(List.of(new LegacyMessageId(line.word(1)))));
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
    try {
      socket.getOutputStream().write((line.text() + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException ended) {
      // the network sends again what it has no answer to
    }
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
    try {
      socket.close();
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
      if (socket.isClosed()) {
        return CompletableFuture.failedFuture(
            new LegacyException(FailureReason.CONNECTION_LOST, Text.literal("The wire is cut.")));
      }
      CompletableFuture<SendOutcome> outcome = new CompletableFuture<>();
      sent.put(message.id(), outcome);
      write(WireLine.of("SEND", message.id(), user, message.to().value(), message.text().text()));
      return outcome;
    }

    @Override
    public void close(String text) {
      // there is nothing of the user's own
    }
  }
}
