package im.gangway.core.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.xmpp.packet.JID;

/**
 * The latest messages that a user wrote, by the ids that the user's clients gave them: a client
 * that was cut off sends again what had arrived. Confined to the user's mailbox.
 */
final class Repetitions {
  private static final int REMEMBERED = 200;
  private static final int LONGEST_ID = 1024;
  private static final Duration SPAN = Duration.ofSeconds(60);

  private final Map<Key, Seen> seen = new BoundedMap<>(REMEMBERED);

  private record Key(JID from, String to, String id) {}

  private record Seen(Digest text, Instant at) {}

  /** What a text is known by, since texts are large. */
  private record Digest(String sha256) {
    static Digest of(String text) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return new Digest(HexFormat.of().formatHex(hash));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("Every Java has SHA-256", impossible);
      }
    }
  }

  /** Notes a message; false if the same one came a short time ago. */
  boolean isNew(JID from, JID to, String id, String text, Instant now) {
    if (id.length() > LONGEST_ID) {
      return true;
    }
    Key key = new Key(from, to.toBareJID(), id);
    Digest digest = Digest.of(text);
    Seen before = seen.get(key);
    boolean repeated =
        before != null && before.text.equals(digest) && now.isBefore(before.at.plus(SPAN));
    if (!repeated) {
      seen.remove(key);
      seen.put(key, new Seen(digest, now));
    }
    return !repeated;
  }

  /** Whether the user wrote a message with that id to the same address, from any client. */
  boolean knows(JID to, String id) {
    String bare = to.toBareJID();
    return seen.keySet().stream().anyMatch(key -> key.id.equals(id) && key.to.equals(bare));
  }

  /** The message has come to nothing: it may be sent again. */
  void forget(JID from, JID to, String id) {
    seen.remove(new Key(from, to.toBareJID(), id));
  }
}
