package im.gangway.irc.testing;

import im.gangway.irc.line.IrcLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** The one thread of a {@link TinyIrcd}: accepts, reads, writes, and runs what others post. */
final class TinyLoop implements Runnable {
  /** What the loop reports to. */
  interface Events {
    void line(TinyClient client, IrcLine line);

    void gone(TinyClient client);
  }

  private final Selector selector;
  private final ServerSocketChannel listener;
  private final Events events;
  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  private final ByteBuffer shared = ByteBuffer.allocate(64 * 1024);
  private final Thread thread = new Thread(this, "tiny-ircd");
  private volatile boolean running = true;
  private volatile boolean mute;

  TinyLoop(int port, Events events) {
    this.events = events;
    try {
      selector = Selector.open();
      listener = ServerSocketChannel.open();
      listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  /** A mute server neither reads nor answers, but keeps its connections. */
  void mute(boolean on) {
    mute = on;
    selector.wakeup();
  }

  void post(Runnable task) {
    posted.add(task);
    selector.wakeup();
  }

  boolean isOwnThread() {
    return Thread.currentThread() == thread;
  }

  /** Ends the thread and resets all connections. */
  void kill() {
    running = false;
    selector.wakeup();
    try {
      thread.join(10_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      while (running) {
        await();
        for (Runnable task = posted.poll(); task != null; task = posted.poll()) {
          task.run();
        }
        if (!mute) {
          selector.selectedKeys().forEach(this::handle);
        }
        selector.selectedKeys().clear();
      }
      closeAll();
    } catch (IOException | ClosedSelectorException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** While mute, what is readable would wake the selector at once. */
  private void await() throws IOException {
    if (mute) {
      LockSupport.parkNanos(5_000_000);
      selector.selectNow();
    } else {
      selector.select();
    }
  }

  private void handle(SelectionKey key) {
    try {
      if (key.isValid() && key.isAcceptable()) {
        accept();
      }
      if (key.isValid() && key.isReadable()) {
        read((TinyClient) key.attachment());
      }
      if (key.isValid() && key.isWritable()) {
        ((TinyClient) key.attachment()).write();
      }
    } catch (IOException reset) {
      gone(key);
    }
  }

  private void accept() throws IOException {
    for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      key.attach(new TinyClient(channel, key));
    }
  }

  private void read(TinyClient client) throws IOException {
    if (!client.read(shared, line -> events.line(client, line))) {
      gone(client.key);
    }
  }

  private void gone(SelectionKey key) {
    TinyClient client = (TinyClient) key.attachment();
    client.close();
    events.gone(client);
  }

  private void closeAll() throws IOException {
    listener.close();
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof TinyClient client) {
        client.close();
      }
    }
    selector.close();
  }
}
