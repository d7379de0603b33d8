package im.gangway.durability.wire;

import im.gangway.transport.Ability;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.LegacyService;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.Transport;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportInfo;

/** Messages to and from a network that a test plays; recognises what it is sent twice. */
public final class WireTransport implements Transport {

  @Override
  public TransportInfo info() {
    return TransportInfo.of("wire", "Wire", new TransportInfo.Identity("gateway", "sms"))
        .with(SettingsSchema.builder().text("network", "", "The port of the network.").build())
        .able(Ability.DELIVERY_REPORTS)
        .called(TransportInfo.Calls.NEVER_BLOCK)
        .keepingMessages(AfterCrash.REPEAT);
  }

  @Override
  public LegacyService start(TransportContext context) {
    return new WireService(context, Integer.parseInt(context.settings().text("network")));
  }
}
