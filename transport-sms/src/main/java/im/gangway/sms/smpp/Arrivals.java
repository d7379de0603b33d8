package im.gangway.sms.smpp;

import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.provider.ProviderListener.Receipt;
import im.gangway.sms.smpp.wire.BodyWriter;
import im.gangway.sms.smpp.wire.DeliverSm;
import im.gangway.sms.smpp.wire.MalformedPduException;
import im.gangway.sms.smpp.wire.Pdu;
import im.gangway.sms.smpp.wire.SmppConnection;
import im.gangway.sms.text.Octets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an SMSC delivers over one connection: handed on in order, acknowledged when it is kept. The
 * connection is read no further while too much is not kept yet. Thread-safe.
 */
final class Arrivals {
  private static final Logger log = LoggerFactory.getLogger(Arrivals.class);
  private static final int MOST = 500;
  private static final int FEW = MOST / 2;
  private static final int LATER = 0x64;
  private static final Octets NO_ID = new BodyWriter().text("").toOctets();

  private final ArrivalReader reader;
  private final ProviderListener listener;
  private int unkept;
  private boolean suspended;

  Arrivals(ArrivalReader reader, ProviderListener listener) {
    this.reader = reader;
    this.listener = listener;
  }

  /** Whether the connection is not read at present. */
  synchronized boolean areTooMany() {
    return suspended;
  }

  /**
   * Takes a {@code deliver_sm} or {@code data_sm}.
   *
   * @throws MalformedPduException when it is none
   */
  void take(Pdu pdu, SmppConnection connection) throws MalformedPduException {
    DeliverSm arrival = DeliverSm.parse(pdu);
    oneMore(connection);
    handOn(arrival).whenComplete((kept, failure) -> acknowledge(pdu, failure == null, connection));
  }

  private void acknowledge(Pdu pdu, boolean kept, SmppConnection connection) {
    connection.send(pdu.answer(kept ? 0 : LATER, NO_ID));
    oneLess(connection);
  }

  private CompletionStage<Void> handOn(DeliverSm arrival) {
    try {
      Optional<Receipt> receipt = reader.receipt(arrival);
      if (receipt.isPresent()) {
        return listener.receipt(receipt.get());
      } else if (ArrivalReader.isReceipt(arrival)) {
        log.warn("A receipt says of no message or of no state and is passed over");
        return CompletableFuture.completedFuture(null);
      }
      return listener.inbound(reader.message(arrival));
    } catch (RuntimeException bug) {
      log.error("A short message was not understood and is not acknowledged", bug);
      return CompletableFuture.failedFuture(bug);
    }
  }

  private synchronized void oneMore(SmppConnection connection) {
    unkept++;
    if (unkept >= MOST && !suspended) {
      suspended = true;
      connection.suspendReading();
    }
  }

  private synchronized void oneLess(SmppConnection connection) {
    unkept--;
    if (unkept <= FEW && suspended) {
      suspended = false;
      connection.resumeReading();
    }
  }
}
