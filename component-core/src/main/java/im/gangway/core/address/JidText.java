package im.gangway.core.address;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.Text;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/**
 * Reads JIDs from outside into the one form that is compared (RFC 7622).
 *
 * <p>To be used for {@code from} and {@code to} alike, so that a user is the same in both. Tinder's
 * own preparation is not used: it takes half a millisecond for a JID it has not seen and refuses
 * what servers of today accept, such as emoji in resources. Thread-safe.
 */
public final class JidText {
  private static final int MAX_LENGTH = 3 * JidParts.MAX_BYTES + 2;
  private static final long MAX_CACHED_CHARACTERS = 1_000_000;

  /** JIDs by what was read: the same few come again and again, and each costs to be looked at. */
  private static final Cache<String, JID> KNOWN =
      Caffeine.newBuilder()
          .maximumWeight(MAX_CACHED_CHARACTERS)
          .weigher((String text, JID jid) -> 100 + 2 * text.length())
          .executor(Runnable::run)
          .build();

  private JidText() {}

  /**
   * Reads a JID.
   *
   * @throws InvalidAddressException if it is none, or a part has more than 1,023 bytes of UTF-8
   */
  public static JID parse(String text) throws InvalidAddressException {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidAddressException(Text.of(JidText.class, "address-too-long"));
    }
    JID known = KNOWN.getIfPresent(text);
    if (known == null) {
      known = read(text);
      KNOWN.put(text, known);
    }
    return known;
  }

  private static JID read(String text) throws InvalidAddressException {
    int slash = text.indexOf('/');
    String bare = slash < 0 ? text : text.substring(0, slash);
    int at = bare.indexOf('@');
    String node = at < 0 ? null : JidParts.localpart(bare.substring(0, at));
    String domain = JidParts.domain(bare.substring(at + 1));
    String resource = slash < 0 ? null : JidParts.resource(text.substring(slash + 1));
    return of(node, domain, resource);
  }

  /** A JID of parts that are in their compared form already. */
  static JID of(@Nullable String node, String domain, @Nullable String resource) {
    return new JID(node, domain, resource, true);
  }
}
