package im.gangway.sms.smpp.wire;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to an SMSC. Thread-safe. */
public final class SmppConnection {
  private static final Logger log = LoggerFactory.getLogger(SmppConnection.class);

  /** A peer that makes us answer and does not read gets no more than this. */
  private static final long MOST_UNREAD = 4L * 1024 * 1024;

  private final IoSession session;
  private final SmppListener listener;
  private final PduCutter cutter = new PduCutter();
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

  SmppConnection(IoSession session, SmppListener listener) {
    this.session = session;
    this.listener = listener;
  }

  /** Sends a PDU behind those before. */
  public void send(Pdu pdu) {
    if (session.getScheduledWriteBytes() > MOST_UNREAD) {
      close("The SMSC does not read");
      return;
    }
    session.write(IoBuffer.wrap(pdu.toByteArray()));
  }

  /** Sends a last PDU and closes. */
  public void closeAfter(Pdu last, String why) {
    reason.compareAndSet(null, why);
    session.write(IoBuffer.wrap(last.toByteArray()));
    session.closeOnFlush();
  }

  /** Closes at once; the listener hears why. */
  public void close(String why) {
    reason.compareAndSet(null, why);
    session.closeNow();
  }

  /** Reads no more until {@link #resumeReading()}. */
  public void suspendReading() {
    session.suspendRead();
  }

  /** Reads again. */
  public void resumeReading() {
    session.resumeRead();
  }

  void opened() {
    session.getConfig().setReaderIdleTime(0);
    listener.ready(this);
  }

  void read(ByteBuffer octets) {
    try {
      cutter.feed(octets, this::received);
    } catch (MalformedPduException malformed) {
      malformed(malformed);
    }
  }

  private void received(Pdu pdu) {
    if (reason.get() != null) {
      return;
    }
    try {
      listener.received(pdu);
    } catch (MalformedPduException malformed) {
      malformed(malformed);
    } catch (RuntimeException bug) {
      log.error(
          "A PDU with command {} was not understood", Integer.toHexString(pdu.command()), bug);
      close("A fault of ours, see the log");
    }
  }

  private void malformed(MalformedPduException malformed) {
    close("The SMSC sent what is no SMPP: " + malformed.getMessage());
  }

  /** Only looked at while TLS is negotiated; later whoever listens probes the link. */
  void idle() {
    close("The SMSC does not answer");
  }

  void failed(Throwable cause) {
    String what = cause instanceof SSLException ? "TLS failed: " : "The connection broke: ";
    close(what + cause.getMessage());
  }

  void ended() {
    String why = reason.get();
    listener.closed(why == null ? "The SMSC closed the connection" : why);
  }
}
