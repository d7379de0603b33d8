package im.gangway.transport.testing;

import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyException;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import im.gangway.transport.UserSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A user's session on a {@link ScriptedNetwork}, as the test sees and drives it. Thread-safe.
 *
 * <p>Calls are told as texts, in order: {@code send nurse hello}, {@code subscribe nurse}, {@code
 * unsubscribe nurse}, {@code allow nurse true}, {@code presence AWAY text}, {@code read nurse m1},
 * {@code close text}.
 */
public final class ScriptedSession {
  private final Account account;
  private final SessionContext context;
  private final Runnable onChange;
  private final CallLog calls = new CallLog();
  private final List<OutgoingMessage> messages = new ArrayList<>();
  private final Map<CompletableFuture<SendOutcome>, SendOutcome> held = new LinkedHashMap<>();
  private SendOutcome outcome = SendOutcome.accepted();
  private boolean holding;
  private volatile boolean closed;

  ScriptedSession(Account account, SessionContext context, Runnable onChange) {
    this.account = account;
    this.context = context;
    this.onChange = onChange;
  }

  /** With which account the user logged in. */
  public Account account() {
    return account;
  }

  /** What the user has set and registered. */
  public UserSettings settings() {
    return context.settings();
  }

  /** What the gateway gave the session. */
  public SessionContext context() {
    return context;
  }

  /** Publishes an event, even if the session is closed: the gateway has to bear that. */
  public void publish(LegacyEvent event) {
    context.publish(event);
  }

  /** The calls so far that {@link #expect} has not taken, in order. */
  public List<String> calls() {
    return calls.all();
  }

  /** Takes the first call that begins so; waits for it up to ten seconds. */
  public String expect(String prefix) {
    return calls.take(prefix);
  }

  /** The messages that were sent, with their ids, in order. */
  public synchronized List<OutgoingMessage> messages() {
    return List.copyOf(messages);
  }

  /** Whether the gateway closed the session. */
  public boolean isClosed() {
    return closed;
  }

  /** What comes of the messages sent from now on. */
  public synchronized void outcome(SendOutcome next) {
    outcome = next;
  }

  /** Messages sent from now on get no outcome until they are released. */
  public synchronized void holdSends() {
    holding = true;
  }

  /** Messages that were held get the outcome that was set when they were sent, in order. */
  public void releaseSends() {
    Map<CompletableFuture<SendOutcome>, SendOutcome> released;
    synchronized (this) {
      holding = false;
      released = new LinkedHashMap<>(held);
      held.clear();
    }
    released.forEach(CompletableFuture::complete);
  }

  CompletionStage<SendOutcome> send(OutgoingMessage message) {
    if (closed) {
      return CompletableFuture.failedFuture(gone());
    }
    CompletableFuture<SendOutcome> result = new CompletableFuture<>();
    synchronized (this) {
      messages.add(message);
      held.put(result, outcome);
    }
    called("send " + message.to() + " " + message.text().text());
    if (!isHolding()) {
      releaseSends();
    }
    return result;
  }

  private synchronized boolean isHolding() {
    return holding;
  }

  void called(String call) {
    calls.add(call);
  }

  void close(String text) {
    List<CompletableFuture<SendOutcome>> open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = new ArrayList<>(held.keySet());
      held.clear();
    }
    calls.add(text.isEmpty() ? "close" : "close " + text);
    open.forEach(each -> each.completeExceptionally(gone()));
    onChange.run();
  }

  private static LegacyException gone() {
    return new LegacyException(FailureReason.CONNECTION_LOST, "The session has been closed.");
  }
}
