package im.gangway.email.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bytes as text whatever their label says: the declared charset, else UTF-8 if it is that without
 * an error, else windows-1252. Labels mean what browsers take them for (WHATWG Encoding).
 */
final class Charsets {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("latin-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("ansi", "windows-1252"),
          Map.entry("x-ansi", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gb_2312-80", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("cn-gb", "GB18030"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("ks_c_5601", "x-windows-949"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("iso-8859-8-i", "ISO-8859-8"),
          Map.entry("utf8", "UTF-8"),
          Map.entry("unicode-1-1-utf-8", "UTF-8"));

  private Charsets() {}

  static String decode(byte[] bytes, Optional<String> label) {
    return label
        .flatMap(Charsets::find)
        .map(it -> declared(bytes, it))
        .orElseGet(() -> guess(bytes));
  }

  private static String declared(byte[] bytes, Charset charset) {
    if (charset.equals(StandardCharsets.US_ASCII)) {
      return guess(bytes);
    }
    if (charset.equals(StandardCharsets.UTF_8)) {
      return strictUtf8(bytes).orElseGet(() -> damagedUtf8(bytes));
    }
    return new String(bytes, charset);
  }

  private static String guess(byte[] bytes) {
    return strictUtf8(bytes).orElseGet(() -> new String(bytes, WINDOWS_1252));
  }

  /** A wrong byte among good ones is damage; nothing but wrong ones is another charset. */
  private static String damagedUtf8(byte[] bytes) {
    String read = new String(bytes, StandardCharsets.UTF_8);
    boolean hasGood = read.chars().anyMatch(each -> each >= 128 && each != '\ufffd');
    return hasGood ? read : new String(bytes, WINDOWS_1252);
  }

  private static Optional<String> strictUtf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> find(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT).replaceAll("[\"']", "");
    try {
      return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
