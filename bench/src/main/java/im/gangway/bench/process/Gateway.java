package im.gangway.bench.process;

/**
 * Where a gateway under measurement stands.
 *
 * @param domain its own
 * @param network what users call the one IRC network
 */
public record Gateway(String domain, int xmppPort, String network, int ircPort) {

  /** The JID of a channel. */
  public String room(String channel) {
    return channel + "%" + network + "@" + domain;
  }
}
