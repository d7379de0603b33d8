package im.gangway.bench.load;

import im.gangway.transport.AfterCrash;
import im.gangway.transport.LegacyService;
import im.gangway.transport.Transport;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportInfo;

/** Messages are said back from memory; nothing is stored. */
public final class PassingTransport implements Transport {

  @Override
  public TransportInfo info() {
    return info("passing");
  }

  static TransportInfo info(String id) {
    return TransportInfo.of(id, id, new TransportInfo.Identity("gateway", "sms"))
        .called(TransportInfo.Calls.NEVER_BLOCK)
        .keepingMessages(AfterCrash.FORGET);
  }

  @Override
  public LegacyService start(TransportContext context) {
    return new EchoService((user, session, message) -> session.publish(message));
  }
}
