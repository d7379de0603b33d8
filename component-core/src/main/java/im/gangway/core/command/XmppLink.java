package im.gangway.core.command;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/** Links that clients open as forms (RFC 5122, XEP-0147). */
public final class XmppLink {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private XmppLink() {}

  /** The link that executes a command (XEP-0050 §8). */
  public static String command(JID at, String node) {
    return of(at) + "?command;node=" + escape(node);
  }

  /** The link that registers (XEP-0077 §10). */
  public static String register(JID at) {
    return of(at) + "?register";
  }

  /** The link that joins a room (XEP-0045 §17.2.1). */
  public static String join(JID room) {
    return of(room) + "?join";
  }

  /** The link that writes to somebody (XEP-0147 §8.1). */
  public static String message(JID to) {
    return of(to) + "?message";
  }

  private static String of(JID at) {
    @Nullable String node = at.getNode();
    return "xmpp:" + (node == null ? "" : escape(node) + "@") + at.getDomain();
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(each) >= 0) {
        escaped.append((char) each);
      } else {
        escaped.append('%').append("%02X".formatted(each & 0xFF));
      }
    }
    return escaped.toString();
  }
}
