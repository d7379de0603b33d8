package im.gangway.core.contact;

import im.gangway.core.storage.StoredExtras;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Locale;
import org.dom4j.Element;

/** Files that come with messages, as clients know them (XEP-0066, XEP-0447). */
final class SharedFiles {
  private static final String OUT_OF_BAND = "jabber:x:oob";
  private static final String SHARING = "urn:xmpp:sfs:0";
  private static final String METADATA = "urn:xmpp:file:metadata:0";
  private static final String URL_DATA = "http://jabber.org/protocol/url-data";

  private SharedFiles() {}

  /** Those that the user can open. */
  static List<StoredExtras.File> linked(StoredExtras extras) {
    return extras.files().stream().filter(file -> !file.url().isEmpty()).toList();
  }

  /** A text, and that there was a file which could not be passed on. */
  static String withLost(String text, StoredExtras extras, Locale language) {
    StringBuilder all = new StringBuilder(text);
    for (StoredExtras.File file : extras.files()) {
      if (file.url().isEmpty()) {
        all.append(all.length() == 0 ? "" : "\n")
            .append(
                Text.of(SharedFiles.class, "file-lost", file.name(), kibibytes(file)).in(language));
      }
    }
    return all.toString();
  }

  private static long kibibytes(StoredExtras.File file) {
    return Math.max(1, file.size() / 1024);
  }

  /** Says about a message whose body is a file's address that it is one. */
  static void describe(StoredExtras.File file, Element message) {
    Elements.addText(Elements.add(message, "x", OUT_OF_BAND), "url", file.url());
    Element sharing = Elements.add(message, "file-sharing", SHARING);
    boolean shown = file.mediaType().matches("(image|video|audio)/.*");
    sharing.addAttribute("disposition", shown ? "inline" : "attachment");
    Element described = Elements.add(sharing, "file", METADATA);
    Elements.addText(described, "media-type", file.mediaType());
    Elements.addText(described, "name", file.name());
    Elements.addText(described, "size", Long.toString(file.size()));
    Elements.add(Elements.add(sharing, "sources"), "url-data", URL_DATA)
        .addAttribute("target", file.url());
  }
}
