package im.gangway.email.imap.wire;

import java.nio.ByteBuffer;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.FilterEvent;
import org.apache.mina.filter.ssl.SslEvent;
import org.jspecify.annotations.Nullable;

/** Brings MINA's events to the connection they belong to. */
final class WireHandler extends IoHandlerAdapter {
  private static final AttributeKey KEY = new AttributeKey(WireHandler.class, "connection");

  /** To be called before the session is opened; closing is heard of even if TLS swallows it. */
  static void attach(IoSession session, ImapConnection connection) {
    session.setAttribute(KEY, connection);
    session.getCloseFuture().addListener(ended -> connection.closed());
  }

  private static @Nullable ImapConnection of(IoSession session) {
    return (ImapConnection) session.getAttribute(KEY);
  }

  @Override
  public void event(IoSession session, FilterEvent event) {
    ImapConnection connection = of(session);
    if (event == SslEvent.SECURED && connection != null) {
      connection.secured();
    }
  }

  @Override
  public void messageReceived(IoSession session, Object message) {
    ImapConnection connection = of(session);
    if (connection != null) {
      ByteBuffer bytes = ((IoBuffer) message).buf();
      connection.received(bytes);
    }
  }

  @Override
  public void exceptionCaught(IoSession session, Throwable cause) {
    ImapConnection connection = of(session);
    if (connection != null) {
      connection.failed(cause);
    }
  }

  @Override
  public void inputClosed(IoSession session) {
    session.closeNow();
  }
}
