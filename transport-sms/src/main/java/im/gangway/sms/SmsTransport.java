package im.gangway.sms;

import im.gangway.transport.Ability;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.Transport;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.TransportInfo.Identity;

/** Reaches phones by short messages: numbers are contacts. */
public final class SmsTransport implements Transport {
  /** What 255 segments can carry at most, and more than any admin allows. */
  private static final int MAX_TEXT_BYTES = 64 * 1024;

  private final Backends backends;
  private final TransportInfo info;

  public SmsTransport() {
    this(Backends.STANDARD);
  }

  SmsTransport(Backends backends) {
    this.backends = backends;
    this.info =
        TransportInfo.of("sms", "SMS", new Identity("gateway", "sms"))
            .able(Ability.DELIVERY_REPORTS, Ability.PROFILES)
            .with(SmsSchema.of(backends))
            .keepingMessages(AfterCrash.UNKNOWN)
            .limitedTo(MAX_TEXT_BYTES);
  }

  @Override
  public TransportInfo info() {
    return info;
  }

  @Override
  public LegacyService start(TransportContext context) throws ConfigurationException {
    return SmsService.start(SmsSettings.of(context.settings(), backends), backends, context);
  }
}
