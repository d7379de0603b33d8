package im.gangway.email;

import im.gangway.transport.Ability;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.Transport;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.TransportInfo.Identity;

/** Reaches e-mail: mail addresses are contacts. */
public final class EmailTransport implements Transport {
  private static final int MAX_TEXT_BYTES = 256 * 1024;

  private static final TransportInfo INFO =
      TransportInfo.of("email", "E-mail", new Identity("gateway", "smtp"))
          .able(Ability.DELIVERY_REPORTS, Ability.SUBJECTS)
          .with(EmailSettings.SCHEMA)
          .limitedTo(MAX_TEXT_BYTES)
          .keepingMessages(AfterCrash.REPEAT);

  @Override
  public TransportInfo info() {
    return INFO;
  }

  @Override
  public LegacyService start(TransportContext context) throws ConfigurationException {
    return EmailService.start(EmailSettings.of(context.settings()), context);
  }
}
