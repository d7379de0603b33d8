package im.gangway.email.smtp;

import im.gangway.transport.TransportContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Connections that nobody uses at present: at most one a login, for a short time. Thread-safe. */
final class IdleLinks implements AutoCloseable {

  /** Connections with the same key do the same. */
  record Key(SmtpServer server, SmtpLogin login) {}

  private record Idle(SmtpLink link, Instant since) {}

  private final TransportContext context;
  private final int capacity;
  private final Duration rest;
  private final Map<Key, Idle> links = new LinkedHashMap<>();
  private @Nullable Future<?> watch;
  private boolean isClosed;

  IdleLinks(TransportContext context, int capacity, Duration rest) {
    this.context = context;
    this.capacity = capacity;
    this.rest = rest;
  }

  /** A connection that still answers, if there is one. Blocks. */
  @Nullable SmtpLink take(Key key) {
    Idle found;
    synchronized (this) {
      found = links.remove(key);
    }
    if (found == null) {
      return null;
    }
    if (found.link().isConnected()) {
      return found.link();
    }
    SmtpDialer.close(found.link());
    return null;
  }

  /** Keeps a connection for the next mail. Blocks. */
  void keep(Key key, SmtpLink link) {
    List<SmtpLink> over = new ArrayList<>();
    synchronized (this) {
      Idle before = isClosed ? null : links.put(key, new Idle(link, context.clock().instant()));
      if (isClosed) {
        over.add(link);
      }
      if (before != null) {
        over.add(before.link());
      }
      if (links.size() > capacity) {
        over.add(removeOldest());
      }
      watch();
    }
    over.forEach(SmtpDialer::close);
  }

  private SmtpLink removeOldest() {
    Iterator<Idle> oldest = links.values().iterator();
    SmtpLink link = oldest.next().link();
    oldest.remove();
    return link;
  }

  /** One timer for all, and none while there is nothing to watch. */
  private void watch() {
    if (watch != null || links.isEmpty()) {
      return;
    }
    Runnable sweep = () -> context.blocking().execute(this::sweep);
    try {
      watch = context.scheduler().schedule(sweep, rest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ended) {
      // The gateway ends, and closes them all.
      return;
    }
  }

  private void sweep() {
    List<SmtpLink> over = new ArrayList<>();
    synchronized (this) {
      watch = null;
      Instant limit = context.clock().instant().minus(rest);
      links
          .values()
          .removeIf(
              each -> {
                boolean isOver = !each.since().isAfter(limit);
                if (isOver) {
                  over.add(each.link());
                }
                return isOver;
              });
      watch();
    }
    over.forEach(SmtpDialer::close);
  }

  @Override
  public void close() {
    List<Idle> all;
    synchronized (this) {
      isClosed = true;
      if (watch != null) {
        watch.cancel(false);
      }
      all = List.copyOf(links.values());
      links.clear();
    }
    all.forEach(each -> SmtpDialer.close(each.link()));
  }
}
