package im.gangway.email.imap.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A piece of a response (RFC 3501 §4). */
public sealed interface ImapValue {

  /** An atom or a number, as it was written; also NIL. */
  record Atom(String text) implements ImapValue {}

  /** A quoted string or a literal: bytes, since only the context knows their charset. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them, and copies would be large.
  record Bytes(byte[] bytes) implements ImapValue {}

  /** A list in parentheses. */
  record Nested(List<ImapValue> values) implements ImapValue {
    public Nested {
      values = List.copyOf(values);
    }
  }

  /** The characters of an atom or a string; nothing of a list. */
  default String text() {
    if (this instanceof Atom atom) {
      return atom.text;
    }
    return this instanceof Bytes string ? new String(string.bytes, StandardCharsets.UTF_8) : "";
  }

  /** The members of a list; none of anything else. */
  default List<ImapValue> members() {
    return this instanceof Nested nested ? nested.values : List.of();
  }
}
