package im.gangway.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An IRC server for many clients on one thread: what happens in one turn of its loop goes out in
 * one write for each client, without any limit on floods. Thread-safe.
 */
public final class IrcPeer implements AutoCloseable {
  /** Hears what clients say in channels and to nicks, on the server's thread. */
  public interface Listener {
    void said(String nick, String target, String text);
  }

  private final ServerSocketChannel acceptor;
  private final Selector selector;
  private final IrcDialogue dialogue;
  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private volatile Listener listener = (nick, target, text) -> {};
  private volatile boolean closed;

  /**
   * Listens on a free port of that loopback address.
   *
   * @param caps the capabilities to offer, with spaces between
   */
  public IrcPeer(String host, String caps) {
    try {
      selector = Selector.open();
      acceptor = ServerSocketChannel.open().bind(new InetSocketAddress(host, 0), 1024);
      acceptor.configureBlocking(false);
      acceptor.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    dialogue = new IrcDialogue(caps, (nick, target, text) -> listener.said(nick, target, text));
    Thread thread = new Thread(this::run, "irc-peer");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return acceptor.socket().getLocalPort();
  }

  public void onMessage(Listener messages) {
    listener = messages;
  }

  /** Lists so many members more in a channel who are not connected. */
  public void populate(String channel, int members) {
    post(() -> dialogue.room(channel).listed = members);
  }

  /** Somebody who is not connected speaks in a channel. */
  public void say(String channel, String nick, String text) {
    post(() -> dialogue.say(channel, nick, text));
  }

  /** Pings every client, as servers do. */
  public void pingAll() {
    post(dialogue::pingAll);
  }

  private void post(Runnable task) {
    posted.add(task);
    if (woken.compareAndSet(false, true)) {
      selector.wakeup();
    }
  }

  private void run() {
    try {
      while (!closed) {
        selector.select();
        woken.set(false);
        for (SelectionKey key : selector.selectedKeys()) {
          serve(key);
        }
        selector.selectedKeys().clear();
        for (Runnable task = posted.poll(); task != null; task = posted.poll()) {
          task.run();
        }
        flush();
      }
    } catch (CancelledKeyException | ClosedChannelException ended) {
      // closed from another thread
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(SelectionKey key) throws IOException {
    if (key.isAcceptable()) {
      accept();
      return;
    }
    IrcLink link = (IrcLink) key.attachment();
    try {
      if (key.isReadable() && !link.read(buffer, dialogue::line)) {
        gone(key, link);
      } else if (key.isWritable()) {
        link.flush();
      }
    } catch (IOException reset) {
      gone(key, link);
    }
  }

  private void accept() throws IOException {
    for (SocketChannel client = acceptor.accept(); client != null; client = acceptor.accept()) {
      client.configureBlocking(false);
      client.socket().setTcpNoDelay(true);
      SelectionKey key = client.register(selector, SelectionKey.OP_READ);
      IrcLink link = new IrcLink(client, key);
      key.attach(link);
      dialogue.links.add(link);
    }
  }

  private void gone(SelectionKey key, IrcLink link) throws IOException {
    dialogue.gone(link);
    key.channel().close();
  }

  private void flush() throws IOException {
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof IrcLink link && key.isValid() && link.hasOutput()) {
        try {
          link.flush();
        } catch (IOException reset) {
          gone(key, link);
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      acceptor.close();
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
