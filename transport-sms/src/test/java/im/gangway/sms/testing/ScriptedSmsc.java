package im.gangway.sms.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * An SMSC on raw sockets that knows nothing of the code under test: by default it takes the bind
 * and every message, with the ids 1, 2, 3 and so on; a test may have it answer otherwise. A thread
 * for each connection.
 */
public final class ScriptedSmsc implements AutoCloseable {
  public static final int SUBMIT = 4;
  public static final int DELIVER = 5;
  public static final int UNBIND = 6;
  public static final int BIND = 9;
  public static final int ENQUIRE = 0x15;
  public static final int DATA = 0x103;
  public static final int RESPONSE = 0x80000000;

  private final ServerSocket server;
  private final Map<Integer, Answer> answers = new ConcurrentHashMap<>();
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<Request> responses = new LinkedBlockingQueue<>();
  private final List<Peer> peers = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();

  private ScriptedSmsc(ServerSocket server) {
    this.server = server;
    on(BIND, (peer, bind) -> peer.answer(bind, 0, text("smsc")));
    on(ENQUIRE, (peer, enquiry) -> peer.answer(enquiry, 0));
    on(UNBIND, (peer, unbind) -> peer.answer(unbind, 0));
    on(SUBMIT, (peer, submit) -> peer.answer(submit, 0, text(ids.incrementAndGet() + "")));
    Thread accepting = new Thread(this::accept, "scripted-smsc");
    accepting.setDaemon(true);
    accepting.start();
  }

  /** On any port, in clear. */
  public static ScriptedSmsc start() throws IOException {
    return on(ServerSocketFactory.getDefault(), 0);
  }

  /** On that port, or any if it is 0. */
  public static ScriptedSmsc on(ServerSocketFactory sockets, int port) throws IOException {
    return new ScriptedSmsc(sockets.createServerSocket(port, 50, InetAddress.getLoopbackAddress()));
  }

  /** What to do with a request. */
  @FunctionalInterface
  public interface Answer {
    void to(Peer peer, Request request) throws IOException;
  }

  /** A PDU that came. */
  public record Request(int command, int status, int sequence, byte[] body) {}

  public int port() {
    return server.getLocalPort();
  }

  /** From now on requests with this command are answered so. */
  public void on(int command, Answer answer) {
    answers.put(command, answer);
  }

  /** The next request with this command; those before are skipped. */
  public Request next(int command) throws InterruptedException {
    return next(requests, command);
  }

  /** The next response with this command; those before are skipped. */
  public Request nextResponse(int command) throws InterruptedException {
    return next(responses, command | RESPONSE);
  }

  private static Request next(BlockingQueue<Request> queue, int command)
      throws InterruptedException {
    while (true) {
      Request request = queue.poll(20, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("No PDU with command " + Integer.toHexString(command) + " came");
      } else if (request.command() == command) {
        return request;
      }
    }
  }

  /** Whoever connected last. */
  public Peer peer() {
    return peers.get(peers.size() - 1);
  }

  /** How often somebody connected. */
  public int connections() {
    return peers.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Peer peer = new Peer(server.accept());
        peers.add(peer);
        Thread reading = new Thread(peer::read, "scripted-smsc-peer");
        reading.setDaemon(true);
        reading.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** A connection to us. */
  public final class Peer {
    private final Socket socket;

    private Peer(Socket socket) {
      this.socket = socket;
    }

    private void read() {
      try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
        while (true) {
          byte[] body = new byte[in.readInt() - 16];
          Request request = new Request(in.readInt(), in.readInt(), in.readInt(), body);
          in.readFully(body);
          took(request);
        }
      } catch (IOException ended) {
        cut();
      }
    }

    private void took(Request request) throws IOException {
      (request.command() < 0 ? responses : requests).add(request);
      Answer answer = answers.get(request.command());
      if (answer != null) {
        answer.to(this, request);
      }
    }

    /** Answers a request. */
    public void answer(Request request, int status, byte[]... fields) throws IOException {
      send(pdu(request.command() | RESPONSE, status, request.sequence(), fields));
    }

    /** Sends a request. */
    public void request(int command, int sequence, byte[]... fields) throws IOException {
      send(pdu(command, 0, sequence, fields));
    }

    /** Sends octets, whatever they are. */
    public synchronized void send(byte[] octets) throws IOException {
      socket.getOutputStream().write(octets);
    }

    /** Cuts the connection. */
    public void cut() {
      try {
        socket.close();
      } catch (IOException gone) {
        throw new AssertionError(gone);
      }
    }
  }

  /** A PDU. */
  public static byte[] pdu(int command, int status, int sequence, byte[]... fields) {
    byte[] body = joined(fields);
    return ByteBuffer.allocate(16 + body.length)
        .putInt(16 + body.length)
        .putInt(command)
        .putInt(status)
        .putInt(sequence)
        .put(body)
        .array();
  }

  /** The body of a {@code deliver_sm} between +491701234567 and +15550001. */
  public static byte[] delivery(int esmClass, int dataCoding, byte[] message, byte[]... tlvs) {
    return joined(
        text(""),
        octets(1, 1),
        text("491701234567"),
        octets(1, 1),
        text("15550001"),
        octets(esmClass, 0, 0, 0, 0, 0, 0, dataCoding, 0, message.length),
        message,
        joined(tlvs));
  }

  /** An optional parameter. */
  public static byte[] tlv(int tag, byte[] value) {
    return joined(octets(tag >> 8, tag, value.length >> 8, value.length), value);
  }

  /** Text and a zero octet. */
  public static byte[] text(String text) {
    return (text + '\0').getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Octets. */
  public static byte[] octets(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return bytes;
  }

  /** One behind the other. */
  public static byte[] joined(byte[]... fields) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] field : fields) {
      all.writeBytes(field);
    }
    return all.toByteArray();
  }

  @Override
  public void close() throws IOException {
    server.close();
    peers.forEach(Peer::cut);
  }
}
