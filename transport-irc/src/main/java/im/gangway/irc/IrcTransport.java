package im.gangway.irc;

import im.gangway.transport.Ability;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.Transport;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.TransportInfo.Calls;
import im.gangway.transport.TransportInfo.Identity;

/** Reaches IRC: channels are rooms, nicks are contacts. */
public final class IrcTransport implements Transport {
  private static final int MAX_TEXT_BYTES = 16 * 1024;

  private static final TransportInfo INFO =
      TransportInfo.of("irc", "IRC", new Identity("gateway", "irc"))
          .alsoKnownAs(new Identity("conference", "irc"))
          .able(Ability.ROOMS, Ability.ROOM_DIRECTORY, Ability.PRESENCE)
          .with(IrcSettings.SCHEMA)
          .called(Calls.NEVER_BLOCK)
          .limitedTo(MAX_TEXT_BYTES);

  @Override
  public TransportInfo info() {
    return INFO;
  }

  @Override
  public LegacyService start(TransportContext context) throws ConfigurationException {
    return IrcService.start(IrcSettings.of(context.settings()), context);
  }
}
