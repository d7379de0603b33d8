package im.gangway.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server on which one answer can get lost together with the connection. */
final class LossyLink implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicBoolean armed = new AtomicBoolean();
  private final AtomicInteger lost = new AtomicInteger();
  private final ServerSocket entrance;
  private final int target;
  private final String word;

  /**
   * @param word what has it in a request may lose its answer
   */
  LossyLink(int target, String word) {
    this.target = target;
    this.word = word;
    try {
      entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** The server gets the next request with the word; instead of an answer, the connection ends. */
  void loseNextAnswer() {
    armed.set(true);
  }

  int lost() {
    return lost.get();
  }

  private void accept() {
    try {
      while (true) {
        new Pair(entrance.accept(), new Socket(InetAddress.getLoopbackAddress(), target)).start();
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private final class Pair {
    private final Socket client;
    private final Socket server;
    private volatile boolean doomed;

    Pair(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void start() {
      threads.execute(() -> copy(client, server, true));
      threads.execute(() -> copy(server, client, false));
    }

    private void copy(Socket from, Socket to, boolean isRequest) {
      byte[] buffer = new byte[8192];
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
          if (isRequest) {
            notice(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
          } else if (doomed) {
            lost.incrementAndGet();
            return;
          }
          out.write(buffer, 0, length);
        }
      } catch (IOException ended) {
        // as connections do
      }
    }

    private void notice(String request) {
      if (request.contains(word) && armed.compareAndSet(true, false)) {
        doomed = true;
      }
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
