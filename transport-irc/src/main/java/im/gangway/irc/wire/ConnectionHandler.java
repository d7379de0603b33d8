package im.gangway.irc.wire;

import java.util.function.Consumer;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IdleStatus;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.FilterEvent;
import org.apache.mina.filter.ssl.SslEvent;

/** Brings MINA's events to the connection they belong to. */
final class ConnectionHandler extends IoHandlerAdapter {
  @Override
  public void sessionOpened(IoSession session) {
    with(session, Attempt::opened);
  }

  @Override
  public void event(IoSession session, FilterEvent event) {
    if (event == SslEvent.SECURED) {
      with(session, Attempt::secured);
    }
  }

  @Override
  public void messageReceived(IoSession session, Object message) {
    with(session, attempt -> attempt.received(((IoBuffer) message).buf()));
  }

  @Override
  public void messageSent(IoSession session, Object message) {
    with(session, Attempt::written);
  }

  @Override
  public void sessionIdle(IoSession session, IdleStatus status) {
    if (status == IdleStatus.READER_IDLE) {
      with(session, Attempt::idle);
    }
  }

  @Override
  public void exceptionCaught(IoSession session, Throwable cause) {
    with(session, attempt -> attempt.failed(cause));
  }

  @Override
  public void inputClosed(IoSession session) {
    session.closeNow();
  }

  private static void with(IoSession session, Consumer<Attempt> action) {
    Attempt attempt = Attempt.of(session);
    if (attempt != null) {
      action.accept(attempt);
    }
  }
}
