package im.gangway.core.file;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of files that are told apart: those that a browser shows without running anything that
 * is in them. Everything else is octets to be saved.
 */
final class MediaTypes {
  static final String OCTETS = "application/octet-stream";

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("heic", "image/heic"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("3gp", "video/3gpp"),
          Map.entry("webm", "video/webm"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("amr", "audio/amr"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("wav", "audio/wav"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("txt", "text/plain"),
          Map.entry("vcf", "text/vcard"),
          Map.entry("ics", "text/calendar"));

  private MediaTypes() {}

  /** The type of a file with that name. */
  static String ofName(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(ending, OCTETS);
  }

  /** A name's ending that files of a type usually have. */
  static Optional<String> ending(String mediaType) {
    return BY_ENDING.entrySet().stream()
        .filter(each -> each.getValue().equals(mediaType))
        .map(Map.Entry::getKey)
        .min((one, other) -> Integer.compare(one.length(), other.length()));
  }
}
