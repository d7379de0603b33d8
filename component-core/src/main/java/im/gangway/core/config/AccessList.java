package im.gangway.core.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may use the gateway, and who administers it.
 *
 * <p>An entry is a bare JID, a domain (that one, not those below it) or {@code *} for everyone. A
 * denial wins over a permission. Being an administrator gives no access by itself. Thread-safe.
 *
 * @param admins bare JIDs
 */
public record AccessList(Set<String> allow, Set<String> deny, Set<String> admins) {
  private static final String EVERYONE = "*";

  public AccessList {
    allow = lowerCase(allow);
    deny = lowerCase(deny);
    admins = lowerCase(admins);
  }

  private static Set<String> lowerCase(Collection<String> entries) {
    return entries.stream()
        .map(entry -> entry.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether that user may use the gateway.
   *
   * @param bareJid in its normal form, so that it can be compared as text
   */
  public boolean allows(String bareJid) {
    return lists(bareJid) && !denies(bareJid);
  }

  /** Whether that user is among those allowed, denied or not. */
  public boolean lists(String bareJid) {
    return names(allow, bareJid);
  }

  /** Whether that user is denied. */
  public boolean denies(String bareJid) {
    return names(deny, bareJid);
  }

  /**
   * Whether a JID without local part, which is a server or component and not one of its users, may
   * use the gateway: only the server that the gateway belongs to, in its own name, and what an
   * entry names itself.
   *
   * @param jid in its normal form
   * @param server the gateway's own server
   */
  public boolean allowsServer(String jid, String server) {
    String domain = jid.contains("/") ? jid.substring(0, jid.indexOf('/')) : jid;
    boolean named = allow.contains(jid) || (!domain.equals(server) && allow.contains(domain));
    return jid.equals(server) || (named && !names(deny, domain));
  }

  private static boolean names(Set<String> entries, String bareJid) {
    String domain = bareJid.substring(bareJid.indexOf('@') + 1);
    return entries.contains(EVERYONE) || entries.contains(domain) || entries.contains(bareJid);
  }

  /** Whether that user, given in normal form, administers the gateway. */
  public boolean isAdmin(String bareJid) {
    return admins.contains(bareJid);
  }
}
