package im.gangway.email.imap.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the values of a response (RFC 3501 §9). For one use. */
final class ValueReader {
  private static final int MAX_DEPTH = 32;

  private final List<String> parts;
  private final List<byte[]> literals;
  private int part;
  private int at;

  ValueReader(List<String> parts, List<byte[]> literals, int from) {
    this.parts = parts;
    this.literals = literals;
    this.at = from;
  }

  List<ImapValue> read() throws ResponseException {
    return list(0);
  }

  /** Up to the closing parenthesis, which is passed, or at the top up to the end. */
  private List<ImapValue> list(int depth) throws ResponseException {
    if (depth > MAX_DEPTH) {
      throw new ResponseException("Lists too deep");
    }
    List<ImapValue> values = new ArrayList<>();
    while (true) {
      if (at >= text().length()) {
        if (part >= literals.size()) {
          return ended(values, depth);
        }
        values.add(new ImapValue.Bytes(literals.get(part)));
        part++;
        at = 0;
        continue;
      }
      char c = text().charAt(at);
      if (c == ' ') {
        at++;
      } else if (c == ')') {
        at++;
        if (depth > 0) {
          return values;
        }
      } else if (c == '(') {
        at++;
        values.add(new ImapValue.Nested(list(depth + 1)));
      } else {
        values.add(c == '"' ? quoted() : atom());
      }
    }
  }

  private static List<ImapValue> ended(List<ImapValue> values, int depth) throws ResponseException {
    if (depth > 0) {
      throw new ResponseException("A list without an end");
    }
    return values;
  }

  private String text() {
    return parts.get(part);
  }

  private ImapValue quoted() throws ResponseException {
    StringBuilder string = new StringBuilder();
    for (at++; at < text().length(); at++) {
      char c = text().charAt(at);
      if (c == '"') {
        at++;
        return new ImapValue.Bytes(string.toString().getBytes(StandardCharsets.ISO_8859_1));
      }
      if (c == '\\' && at + 1 < text().length()) {
        at++;
      }
      string.append(text().charAt(at));
    }
    throw new ResponseException("A string without an end");
  }

  /** Brackets belong to it with all that is in them: {@code BODY[HEADER.FIELDS (TO)]<0>}. */
  private ImapValue atom() {
    int from = at;
    boolean isInBrackets = false;
    for (; at < text().length(); at++) {
      char c = text().charAt(at);
      if (c == '[') {
        isInBrackets = true;
      } else if (c == ']') {
        isInBrackets = false;
      } else if (!isInBrackets && (c == ' ' || c == '(' || c == ')')) {
        break;
      }
    }
    if (at == from) {
      at++;
    }
    return new ImapValue.Atom(text().substring(from, at));
  }
}
