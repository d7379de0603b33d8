package im.gangway.core.privilege;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/**
 * What the gateway's server has granted on the present stream; each advertisement replaces the one
 * before. Thread-safe.
 */
public final class Privileges {
  private final String server;
  private volatile @Nullable Privilege granted;

  /**
   * @param server the XMPP domain the gateway belongs to
   */
  public Privileges(String server) {
    this.server = server;
  }

  /** What is granted for a user; nothing for those of other servers. */
  public Optional<Privilege> of(JID user) {
    return Optional.ofNullable(granted).filter(any -> server.equals(user.getDomain()));
  }

  /** Whether a JID is the server's own. */
  boolean isServer(JID jid) {
    return jid.getNode() == null && jid.getResource() == null && server.equals(jid.getDomain());
  }

  /** The server's own address. */
  JID server() {
    return new JID(null, server, null, true);
  }

  void grant(Privilege privilege) {
    granted = privilege;
  }

  /** The server does not let the gateway speak for users after all. */
  void mute() {
    Privilege now = granted;
    granted = now == null ? null : now.mute();
  }

  /** A new stream begins, on which nothing has been granted. */
  public void forget() {
    granted = null;
  }
}
