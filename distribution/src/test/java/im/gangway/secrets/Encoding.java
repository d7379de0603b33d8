package im.gangway.secrets;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** A form in which a text can stand in bytes without being hidden. */
enum Encoding {
  UTF_8,
  UTF_8_LOWER_CASE,
  UTF_8_UPPER_CASE,
  UTF_16LE,
  UTF_16BE,
  BASE64,
  BASE64_AFTER_ONE,
  BASE64_AFTER_TWO,
  BASE64URL,
  BASE64URL_AFTER_ONE,
  BASE64URL_AFTER_TWO,
  HEX,
  HEX_UPPER_CASE,
  HEX_WITH_SPACES,
  HEX_UPPER_CASE_WITH_SPACES,
  PERCENT,
  PERCENT_LOWER_CASE;

  private static final int SIX_BITS = 6;

  /** The bytes to look for. */
  byte[] of(String text) {
    return switch (this) {
      case UTF_8 -> text.getBytes(StandardCharsets.UTF_8);
      case UTF_8_LOWER_CASE -> utf8(text.toLowerCase(Locale.ROOT));
      case UTF_8_UPPER_CASE -> utf8(text.toUpperCase(Locale.ROOT));
      case UTF_16LE -> text.getBytes(charset("UTF-16LE"));
      case UTF_16BE -> text.getBytes(charset("UTF-16BE"));
      case BASE64 -> base64(Base64.getEncoder(), text, 0);
      case BASE64_AFTER_ONE -> base64(Base64.getEncoder(), text, 1);
      case BASE64_AFTER_TWO -> base64(Base64.getEncoder(), text, 2);
      case BASE64URL -> base64(Base64.getUrlEncoder(), text, 0);
      case BASE64URL_AFTER_ONE -> base64(Base64.getUrlEncoder(), text, 1);
      case BASE64URL_AFTER_TWO -> base64(Base64.getUrlEncoder(), text, 2);
      case HEX -> utf8(HexFormat.of().formatHex(utf8(text)));
      case HEX_UPPER_CASE -> utf8(HexFormat.of().withUpperCase().formatHex(utf8(text)));
      case HEX_WITH_SPACES -> utf8(HexFormat.ofDelimiter(" ").formatHex(utf8(text)));
      case HEX_UPPER_CASE_WITH_SPACES ->
          utf8(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(utf8(text)));
      case PERCENT -> utf8(HexFormat.of().withUpperCase().withPrefix("%").formatHex(utf8(text)));
      case PERCENT_LOWER_CASE -> utf8(HexFormat.of().withPrefix("%").formatHex(utf8(text)));
    };
  }

  private static Charset charset(String name) {
    return Charset.forName(name);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Only the characters that depend on nothing but the text, which stands behind other bytes. */
  private static byte[] base64(Base64.Encoder encoder, String text, int before) {
    byte[] bytes = new byte[before + utf8(text).length];
    System.arraycopy(utf8(text), 0, bytes, before, bytes.length - before);
    String all = encoder.withoutPadding().encodeToString(bytes);
    int first = (before * Byte.SIZE + SIX_BITS - 1) / SIX_BITS;
    return utf8(all.substring(first, bytes.length * Byte.SIZE / SIX_BITS));
  }
}
