package im.gangway.core.stream;

import im.gangway.core.xml.StanzaWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.mina.core.buffer.IoBuffer;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the messages that were written until the server has proven, by returning a {@link Barrier},
 * that it took them. XEP-0114 has no acknowledgement of its own: without this, what lies in a
 * socket's buffers when a link breaks is lost in silence. A server may get a message twice, under
 * the same id, when it took it and the link broke before the proof came back.
 *
 * <p>One barrier at most is under way; messages written shortly after each other share one.
 * Thread-safe.
 */
final class Proving {
  private static final Logger LOG = LoggerFactory.getLogger(Proving.class);
  private static final Duration GATHERING = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StreamSettings settings;
  private final ScheduledExecutorService scheduler;
  private final PacedLog warnings = new PacedLog(LOG);
  private final OutboundQueue queue;
  private final Barrier barrier;
  private @Nullable StreamLink link;
  private @Nullable Future<?> next;
  private boolean planned;
  private boolean hopeless;

  Proving(StreamSettings settings, OutboundQueue queue, ScheduledExecutorService scheduler) {
    this.settings = settings;
    this.queue = queue;
    this.scheduler = scheduler;
    this.barrier = new Barrier(settings.domain());
  }

  synchronized void linkUp(StreamLink ready) {
    link = ready;
    hopeless = false;
    barrier.ask(settings.domain());
  }

  /** The link is gone, and with it what was asked. */
  synchronized void linkDown() {
    link = null;
    planned = false;
    barrier.forget();
    cancel();
  }

  /** The socket has taken something; these messages were given up for it. */
  void written(List<QueuedStanza> givenUp) {
    if (!givenUp.isEmpty()) {
      warnings.warn(
          "The server of {} does not keep up: messages are no longer kept for a broken link",
          settings.domain());
      ended(givenUp, false);
    }
    plan();
  }

  private void plan() {
    if (!askSoon()) {
      ended(queue.prove(queue.mark()), false);
    }
  }

  /** Asks soon, unless that is planned or under way; false if asking is of no use. */
  private synchronized boolean askSoon() {
    if (hopeless) {
      return false;
    }
    if (!planned && queue.hasUnproven() && !barrier.isOpen() && link != null) {
      planned = true;
      later(GATHERING, this::ask);
    }
    return true;
  }

  private synchronized void ask() {
    planned = false;
    StreamLink to = link;
    if (to == null || !queue.hasUnproven() || barrier.isOpen()) {
      return;
    }
    Element ping = barrier.ask(queue.mark());
    String id = ping.attributeValue("id");
    long received = to.receivedBytes();
    to.write(IoBuffer.wrap(StanzaWriter.bytes(ping)));
    later(PATIENCE, () -> overdue(to, id, received));
  }

  /** A server that is there and does not return the ping must be asked in another way. */
  private void overdue(StreamLink asked, String id, long received) {
    List<QueuedStanza> unprovable;
    synchronized (this) {
      if (link != asked || !barrier.isWaitingFor(id)) {
        return;
      }
      if (asked.receivedBytes() == received) {
        // A silent link says nothing about the server; the keepalive sees to it.
        later(PATIENCE, () -> overdue(asked, id, received));
        return;
      }
      barrier.forget();
      unprovable = askOtherwise();
    }
    ended(unprovable, false);
    plan();
  }

  private List<QueuedStanza> askOtherwise() {
    String server = settings.server();
    if (server != null && !barrier.asks(server)) {
      LOG.info("{} does not get back what it sends itself: asking the server", settings.domain());
      barrier.ask(server);
      return List.of();
    }
    LOG.warn(
        "The server of {} answers no pings: what a broken link swallows is lost",
        settings.domain());
    hopeless = true;
    return queue.prove(queue.mark());
  }

  /** Whether that came back for one of our pings: it concerns nobody else. */
  boolean consumes(Element stanza) {
    List<QueuedStanza> proven;
    synchronized (this) {
      if (!barrier.isOurs(stanza)) {
        return false;
      }
      proven = returned(barrier.returned(stanza));
    }
    ended(proven, true);
    plan();
    return true;
  }

  private List<QueuedStanza> returned(OptionalLong mark) {
    if (mark.isEmpty()) {
      return List.of();
    }
    cancel();
    return queue.prove(mark.getAsLong());
  }

  /** All that was written has arrived. */
  void everything() {
    ended(queue.prove(queue.mark()), true);
  }

  private static void ended(List<QueuedStanza> stanzas, boolean routed) {
    stanzas.forEach(stanza -> stanza.listener.ended(routed));
  }

  private void cancel() {
    if (next != null) {
      next.cancel(false);
      next = null;
    }
  }

  /** There is one thing at most that is to happen. */
  private void later(Duration delay, Runnable task) {
    try {
      next = scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The scheduler has ended before its streams");
    }
  }
}
