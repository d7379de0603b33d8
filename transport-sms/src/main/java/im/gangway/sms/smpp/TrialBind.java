package im.gangway.sms.smpp;

import im.gangway.sms.receipt.BindStatus;
import im.gangway.sms.smpp.wire.BindTransceiver;
import im.gangway.sms.smpp.wire.CommandId;
import im.gangway.sms.smpp.wire.Pdu;
import im.gangway.sms.smpp.wire.SmppConnection;
import im.gangway.sms.smpp.wire.SmppListener;
import im.gangway.sms.text.Octets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Binds and unbinds, to see whether credentials are right. What the SMSC delivers meanwhile is not
 * acknowledged, so it comes again. Thread-safe.
 */
final class TrialBind implements SmppListener {
  private static final int BIND = 1;
  private static final int UNBIND = 2;

  private final BindTransceiver bind;
  private final CompletableFuture<BindStatus> result = new CompletableFuture<>();
  private volatile BindStatus status = BindStatus.DOWN;
  private volatile @Nullable SmppConnection connection;

  TrialBind(BindTransceiver bind) {
    this.bind = bind;
  }

  /** What the SMSC said, once the connection is over; down if it said nothing. */
  CompletableFuture<BindStatus> result() {
    return result;
  }

  @Override
  public void ready(SmppConnection ready) {
    connection = ready;
    ready.send(bind.toPdu(BIND));
  }

  @Override
  public void received(Pdu pdu) {
    SmppConnection from = connection;
    boolean answer =
        pdu.command() == CommandId.BIND_TRANSCEIVER_RESP || pdu.command() == CommandId.GENERIC_NACK;
    if (from == null || !answer) {
      return;
    }
    status = BindStatus.of(pdu.status());
    if (status == BindStatus.BOUND) {
      from.closeAfter(
          Pdu.request(CommandId.UNBIND, UNBIND, Octets.NONE), "The credentials were tried");
    } else {
      from.close("The SMSC refused the bind");
    }
  }

  /** Nobody waits any longer; what the SMSC has said until now. */
  BindStatus giveUp() {
    SmppConnection open = connection;
    if (open != null) {
      open.close("The SMSC does not answer");
    }
    return status;
  }

  @Override
  public void closed(String why) {
    result.complete(status);
  }
}
