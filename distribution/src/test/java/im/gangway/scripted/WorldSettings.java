package im.gangway.scripted;

import im.gangway.transport.Transport;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What differs between the configurations of gateways under test.
 *
 * @param limits the keys of the block {@code limits}
 * @param ircKeys more keys of the block {@code transports.irc}
 * @param transports further transports by their type, each with a domain named after it
 */
public record WorldSettings(String limits, String ircKeys, Map<String, Transport> transports) {

  /** As many messages as one likes, and no further transports. */
  public static final WorldSettings DEFAULT =
      new WorldSettings("messages-per-minute = 1000000, session-grace = 2s", "", Map.of());

  /** The same with other limits. */
  public WorldSettings limits(String keys) {
    return new WorldSettings(keys, ircKeys, transports);
  }

  /** The same with more keys for IRC. */
  public WorldSettings irc(String keys) {
    return new WorldSettings(limits, keys, transports);
  }

  /** The same with one more transport; its domain is {@code TYPE.example.org}. */
  public WorldSettings with(Transport transport) {
    Map<String, Transport> all = new LinkedHashMap<>(transports);
    all.put(transport.info().id(), transport);
    return new WorldSettings(limits, ircKeys, all);
  }
}
