package im.gangway.bench.load;

import im.gangway.transport.AfterCrash;
import im.gangway.transport.Inbox;
import im.gangway.transport.LegacyService;
import im.gangway.transport.Transport;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportInfo;

/** Messages are stored on their way out, and what is said back is stored on its way in. */
public final class KeepingTransport implements Transport {

  @Override
  public TransportInfo info() {
    return PassingTransport.info("keeping").keepingMessages(AfterCrash.REPEAT);
  }

  @Override
  public LegacyService start(TransportContext context) {
    Inbox inbox = context.inbox();
    return new EchoService((user, session, message) -> inbox.accept(user, message));
  }
}
