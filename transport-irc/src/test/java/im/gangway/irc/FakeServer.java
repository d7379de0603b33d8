package im.gangway.irc;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Dialer;
import im.gangway.irc.network.Link;
import im.gangway.irc.wire.CloseReason;
import im.gangway.irc.wire.ConnectException;
import im.gangway.irc.wire.ConnectionListener;
import im.gangway.irc.wire.Endpoint;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The far side of all connections of a test, without a network between. For one thread. */
final class FakeServer implements Dialer {
  private final List<Endpoint> dialled = new ArrayList<>();
  private ConnectException.@Nullable Kind refusal;
  private @Nullable FakeLink current;

  /** One connection. */
  static final class FakeLink implements Link {
    private final ConnectionListener listener;
    private final List<String> said = new ArrayList<>();
    private int read;
    private boolean closed;
    private boolean suspended;
    private int queued;

    FakeLink(ConnectionListener listener) {
      this.listener = listener;
    }

    @Override
    public CompletionStage<Void> send(IrcLine line) {
      if (closed) {
        return CompletableFuture.failedFuture(new IllegalStateException("closed"));
      }
      said.add(line.format());
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close(String quit) {
      said.add("QUIT :" + quit);
      closed = true;
    }

    @Override
    public void abort() {
      closed = true;
    }

    @Override
    public void suspendReading() {
      suspended = true;
    }

    @Override
    public void resumeReading() {
      suspended = false;
    }

    @Override
    public int queuedLines() {
      return queued;
    }

    @Override
    public void lineLength(int bytes) {}
  }

  @Override
  public CompletionStage<Link> dial(Endpoint endpoint, ConnectionListener listener) {
    dialled.add(endpoint);
    ConnectException.Kind refused = refusal;
    if (refused != null) {
      return CompletableFuture.failedFuture(
          new ConnectException(refused, Text.literal("no way: " + refused)));
    }
    FakeLink link = new FakeLink(listener);
    current = link;
    return CompletableFuture.completedFuture(link);
  }

  /** Refuses connections from now on; null to take them again. */
  void refuse(ConnectException.@Nullable Kind kind) {
    refusal = kind;
  }

  List<Endpoint> dialled() {
    return dialled;
  }

  FakeLink link() {
    FakeLink link = current;
    if (link == null) {
      throw new AssertionError("Nobody has connected");
    }
    return link;
  }

  /** So many lines of the client wait to be sent. */
  void queue(int lines) {
    link().queued = lines;
  }

  /** What the client said since the last time. */
  List<String> heard() {
    FakeLink link = link();
    List<String> news = List.copyOf(link.said.subList(link.read, link.said.size()));
    link.read = link.said.size();
    return news;
  }

  boolean isSuspended() {
    return link().suspended;
  }

  boolean isClosed() {
    return link().closed;
  }

  void say(String... lines) {
    for (String line : lines) {
      link().listener.onLine(IrcLine.parse(line));
    }
  }

  /** Ends the connection as a server does. */
  void hangUp(String text) {
    link().closed = true;
    link().listener.onClosed(new CloseReason(CloseReason.Kind.REMOTE, Text.literal(text)));
  }
}
