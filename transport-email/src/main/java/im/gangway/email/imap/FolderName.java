package im.gangway.email.imap;

import im.gangway.email.imap.wire.ImapCommand;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes the name of a folder as IMAP wants it (RFC 3501 §5.1.3). */
final class FolderName {
  private FolderName() {}

  /** In modified UTF-7 and in quotes. */
  static String quoted(String folder) {
    StringBuilder name = new StringBuilder();
    for (int at = 0; at < folder.length(); ) {
      char c = folder.charAt(at);
      if (c == '&') {
        name.append("&-");
        at++;
      } else if (c >= ' ' && c <= '~') {
        name.append(c);
        at++;
      } else {
        int end = at;
        while (end < folder.length() && (folder.charAt(end) < ' ' || folder.charAt(end) > '~')) {
          end++;
        }
        name.append('&').append(base64(folder.substring(at, end))).append('-');
        at = end;
      }
    }
    return ImapCommand.quoted(name.toString());
  }

  private static String base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes).replace('/', ',');
  }
}
