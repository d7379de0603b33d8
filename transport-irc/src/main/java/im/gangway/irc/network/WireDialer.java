package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.wire.ConnectionListener;
import im.gangway.irc.wire.Endpoint;
import im.gangway.irc.wire.IrcConnection;
import im.gangway.irc.wire.IrcConnector;
import java.util.concurrent.CompletionStage;

/** Opens real connections. Thread-safe. */
public final class WireDialer implements Dialer {
  private final IrcConnector connector;

  public WireDialer(IrcConnector connector) {
    this.connector = connector;
  }

  @Override
  public CompletionStage<Link> dial(Endpoint endpoint, ConnectionListener listener) {
    return connector.connect(endpoint, listener).thenApply(WireLink::new);
  }

  private record WireLink(IrcConnection connection) implements Link {
    @Override
    public CompletionStage<Void> send(IrcLine line) {
      return connection.send(line);
    }

    @Override
    public void close(String quit) {
      connection.close(quit);
    }

    @Override
    public void abort() {
      connection.abort();
    }

    @Override
    public void suspendReading() {
      connection.suspendReading();
    }

    @Override
    public void resumeReading() {
      connection.resumeReading();
    }

    @Override
    public int queuedLines() {
      return connection.queuedLines();
    }

    @Override
    public void lineLength(int bytes) {
      connection.lineLength(bytes);
    }
  }
}
