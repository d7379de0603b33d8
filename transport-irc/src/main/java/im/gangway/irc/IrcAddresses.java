package im.gangway.irc;

import im.gangway.irc.network.IrcNames;
import im.gangway.irc.network.NetworkNames;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.Text;
import java.util.Locale;
import java.util.Optional;

/**
 * How channels, nicks and networks are written: {@code #channel%server}, {@code nick%server},
 * {@code server}, and with one fixed server {@code #channel} and {@code nick}. The server is what
 * follows the last {@code %}, because channel names may have one. Case is folded as XMPP does it;
 * how a server folds is up to the session. Immutable.
 */
final class IrcAddresses {
  private static final String CHANNEL_TYPES = "#&";

  private final Optional<String> fixedServer;

  IrcAddresses(Optional<String> fixedServer) {
    this.fixedServer = fixedServer.map(IrcAddresses::fold);
  }

  /** The only server there is, if so. */
  Optional<String> fixedServer() {
    return fixedServer;
  }

  /** Reads an address. */
  IrcAddress parse(String text) throws InvalidAddressException {
    String folded = fold(text);
    return fixedServer.isPresent() ? parseFixed(folded, fixedServer.get()) : parseFree(folded);
  }

  private static IrcAddress parseFixed(String text, String server) throws InvalidAddressException {
    return text.equals(server) ? new IrcAddress.Server(server) : named(text, server);
  }

  private static IrcAddress parseFree(String text) throws InvalidAddressException {
    int percent = text.lastIndexOf('%');
    if (percent < 0 && !text.isEmpty() && isChannel(text)) {
      throw new InvalidAddressException(Text.of(IrcAddresses.class, "network-missing", text));
    }
    String server = text.substring(percent + 1);
    if (!ServerName.isValid(server)) {
      throw new InvalidAddressException(Text.of(IrcAddresses.class, "network-impossible", server));
    }
    return percent < 0 ? new IrcAddress.Server(server) : named(text.substring(0, percent), server);
  }

  private static IrcAddress named(String name, String server) throws InvalidAddressException {
    if (name.isEmpty()) {
      throw new InvalidAddressException(Text.of(IrcAddresses.class, "name-missing"));
    }
    if (isChannel(name)) {
      if (!IrcNames.isChannel(name)) {
        throw new InvalidAddressException(Text.of(IrcAddresses.class, "channel-impossible"));
      }
      return new IrcAddress.Channel(name, server);
    }
    if (!IrcNames.isNick(name)) {
      throw new InvalidAddressException(Text.of(IrcAddresses.class, "nick-impossible", name));
    }
    return new IrcAddress.Nick(name, server);
  }

  private static boolean isChannel(String name) {
    return CHANNEL_TYPES.indexOf(name.charAt(0)) >= 0;
  }

  /** The names of one network. */
  NetworkNames of(String server) {
    return new ServerNames(server, fixedServer.isPresent() ? "" : "%" + server);
  }

  private record ServerNames(String server, String suffix) implements NetworkNames {
    @Override
    public NetworkAddress network() {
      return new NetworkAddress(server);
    }

    @Override
    public RoomAddress room(String channel) {
      return new RoomAddress(fold(channel) + suffix);
    }

    @Override
    public LegacyAddress contact(String nick) {
      return new LegacyAddress(fold(nick) + suffix);
    }

    @Override
    public String channel(RoomAddress room) {
      String value = room.value();
      return value.substring(0, value.length() - suffix.length());
    }
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
