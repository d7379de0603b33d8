package im.gangway.bench.sms;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An SMSC (SMPP 3.4) for one link that takes everything and answers each message after a while. One
 * thread reads, one answers.
 */
final class SmscPeer implements AutoCloseable {
  private static final int BIND_TRANSCEIVER = 0x09;
  private static final int SUBMIT_SM = 0x04;
  private static final int ENQUIRE_LINK = 0x15;
  private static final int RESPONSE = 0x80000000;
  private static final int HEADER = 16;

  private final ServerSocket acceptor;
  private final long latencyMillis;
  private final Consumer<String> submitted;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private int ids;

  /**
   * Listens on a free port.
   *
   * @param latencyMillis from a message to its answer
   * @param submitted is told to whom each message is, on the reading thread
   */
  SmscPeer(long latencyMillis, Consumer<String> submitted) {
    this.latencyMillis = latencyMillis;
    this.submitted = submitted;
    try {
      acceptor = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread reading = new Thread(this::accept, "smsc-peer");
    reading.setDaemon(true);
    reading.start();
  }

  int port() {
    return acceptor.getLocalPort();
  }

  private void accept() {
    try (Socket link = acceptor.accept();
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(link.getInputStream(), 1 << 16))) {
      link.setTcpNoDelay(true);
      DataOutputStream out = new DataOutputStream(link.getOutputStream());
      while (true) {
        read(in, out);
      }
    } catch (IOException ended) {
      // the gateway was stopped
    }
  }

  private void read(DataInputStream in, DataOutputStream out) throws IOException {
    int length = in.readInt();
    int command = in.readInt();
    in.readInt();
    int sequence = in.readInt();
    byte[] body = in.readNBytes(length - HEADER);
    if (command == SUBMIT_SM) {
      String id = Integer.toString(++ids);
      clock.schedule(
          () -> answer(out, command, sequence, id), latencyMillis, TimeUnit.MILLISECONDS);
      submitted.accept(destination(body));
    } else if (command == BIND_TRANSCEIVER) {
      answer(out, command, sequence, "smsc");
    } else if (command == ENQUIRE_LINK) {
      answer(out, command, sequence, null);
    }
  }

  /** The address after service type, source and two octets (§4.4.1). */
  private static String destination(byte[] body) {
    int at = end(body, 0) + 1;
    at = end(body, at + 2) + 1 + 2;
    return new String(body, at, end(body, at) - at, StandardCharsets.US_ASCII);
  }

  private static int end(byte[] body, int from) {
    int at = from;
    while (body[at] != 0) {
      at++;
    }
    return at;
  }

  private static void answer(
      DataOutputStream out, int command, int sequence, @Nullable String text) {
    byte[] body = text == null ? new byte[0] : (text + "\0").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer pdu = ByteBuffer.allocate(HEADER + body.length);
    pdu.putInt(HEADER + body.length).putInt(command | RESPONSE).putInt(0).putInt(sequence);
    pdu.put(body);
    try {
      synchronized (out) {
        out.write(pdu.array());
      }
    } catch (IOException ended) {
      // the gateway was stopped
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      acceptor.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
