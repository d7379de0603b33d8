package im.gangway.core.file;

import java.util.Locale;

/** Names of files as strangers give them, made harmless. */
final class FileName {
  private static final int LONGEST = 80;

  private FileName() {}

  /**
   * A name without folders, control characters and what looks like something else, with an ending
   * that fits the type where there is one: clients show pictures by it.
   */
  static String of(String given, String mediaType) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("[\\p{C}\\p{Z}\"*:<>?|%#&;=+]+", "_").replaceFirst("^[._]+", "");
    String name = clean.isEmpty() ? "file" : clean;
    boolean fits = MediaTypes.ofName(name).equals(mediaType.toLowerCase(Locale.ROOT));
    String ending =
        fits
            ? ""
            : MediaTypes.ending(mediaType.toLowerCase(Locale.ROOT)).map(e -> "." + e).orElse("");
    return shortened(name, LONGEST - ending.length()) + ending;
  }

  /** Keeps the end, where the kind of file is told. */
  private static String shortened(String name, int most) {
    int start = name.length() - most;
    if (start <= 0) {
      return name;
    }
    return name.substring(Character.isLowSurrogate(name.charAt(start)) ? start + 1 : start);
  }
}
