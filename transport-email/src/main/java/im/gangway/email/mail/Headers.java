package im.gangway.email.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of headers, unfolded, by lower-case name; and where the body behind it starts. */
record Headers(Map<String, List<String>> values, int bodyStart) {
  private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,76}[ \\t]*");

  static Headers read(Slice block, int limit) {
    return new Reader(block, limit).read();
  }

  /** The first of a name. */
  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** The first of a name in one line, with encoded words decoded. */
  Optional<String> text(String name) {
    return first(name).map(EncodedWords::decode).map(CleanText::line).filter(it -> !it.isEmpty());
  }

  boolean has(String name) {
    return values.containsKey(name.toLowerCase(Locale.ROOT));
  }

  private static final class Reader {
    private final Slice block;
    private final int limit;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final StringBuilder value = new StringBuilder();
    private String name = "";

    Reader(Slice block, int limit) {
      this.block = block;
      this.limit = limit;
    }

    Headers read() {
      int at = block.from();
      while (at < block.to()) {
        int next = block.lineEnd(at);
        int end = block.contentEnd(at, next);
        if (at == end) {
          return done(next);
        }
        if (!take(at, end) && !isHeader(next)) {
          return done(at);
        }
        at = next;
      }
      return done(at);
    }

    private Headers done(int bodyStart) {
      keep();
      return new Headers(values, bodyStart);
    }

    /** False for a line that is no header, whose fate depends on what follows. */
    private boolean take(int start, int end) {
      if (start - block.from() > limit) {
        return true;
      }
      String line = decode(start, end);
      if (!name.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
        value.append(' ').append(line.strip());
        return true;
      }
      int colon = line.indexOf(':');
      if (colon <= 0 || !NAME.matcher(line.substring(0, colon)).matches()) {
        return false;
      }
      keep();
      name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      value.append(line.substring(colon + 1).strip());
      return true;
    }

    private String decode(int start, int end) {
      byte[] line = Arrays.copyOfRange(block.bytes(), start, Math.min(end, start + limit));
      return Charsets.decode(line, Optional.empty());
    }

    private boolean isHeader(int start) {
      int end = block.contentEnd(start, Math.min(block.lineEnd(start), start + 80));
      String line = block.between(start, end).text(StandardCharsets.ISO_8859_1);
      int colon = line.indexOf(':');
      return colon > 0 && NAME.matcher(line.substring(0, colon)).matches();
    }

    private void keep() {
      if (!name.isEmpty()) {
        values.computeIfAbsent(name, none -> new ArrayList<>()).add(value.toString());
      }
      name = "";
      value.setLength(0);
    }
  }
}
