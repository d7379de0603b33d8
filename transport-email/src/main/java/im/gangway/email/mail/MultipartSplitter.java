package im.gangway.email.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a multipart body (RFC 2046 §5.1) at its delimiter lines, of which some may be missing.
 *
 * <p>Jakarta Mail would make an object of every part of a mail with millions of them; this stops.
 */
final class MultipartSplitter {
  private final Slice body;
  private final int limit;
  private final List<Slice> parts = new ArrayList<>();

  MultipartSplitter(Slice body, int limit) {
    this.body = body;
    this.limit = limit;
  }

  /** The parts with their headers; none if there is no delimiter. */
  List<Slice> split(String boundary) {
    byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
    int start = -1;
    int at = body.from();
    while (at < body.to() && parts.size() < limit) {
      int next = body.lineEnd(at);
      if (isDelimiter(delimiter, at, body.contentEnd(at, next))) {
        add(start, at);
        start = isLast(delimiter, at, next) ? -1 : next;
      }
      at = next;
    }
    if (start >= 0 && parts.size() < limit) {
      add(start, body.to());
    }
    return parts;
  }

  /** The first line that looks like a delimiter, for mails that do not name theirs. */
  String findBoundary() {
    int at = body.from();
    while (at < body.to()) {
      int next = body.lineEnd(at);
      int end = body.contentEnd(at, next);
      if (end - at > 2 && end - at < 80 && body.bytes()[at] == '-' && body.bytes()[at + 1] == '-') {
        String boundary = body.between(at + 2, end).text(StandardCharsets.UTF_8).strip();
        if (!boundary.matches("-*")) {
          return boundary;
        }
      }
      at = next;
    }
    return "";
  }

  private void add(int start, int end) {
    if (start >= 0) {
      // The line end before a delimiter belongs to the delimiter.
      parts.add(body.between(start, body.contentEnd(start, end)));
    }
  }

  private boolean isDelimiter(byte[] delimiter, int at, int end) {
    if (end - at < delimiter.length) {
      return false;
    }
    for (int i = 0; i < delimiter.length; i++) {
      if (body.bytes()[at + i] != delimiter[i]) {
        return false;
      }
    }
    return isRest(at + delimiter.length, end);
  }

  private boolean isRest(int from, int end) {
    String rest = body.between(from, Math.min(end, from + 80)).text(StandardCharsets.ISO_8859_1);
    return rest.isBlank() || rest.stripTrailing().equals("--");
  }

  private boolean isLast(byte[] delimiter, int at, int end) {
    int behind = at + delimiter.length;
    return behind + 1 < end && body.bytes()[behind] == '-' && body.bytes()[behind + 1] == '-';
  }
}
