package im.gangway.irc.wire;

/** A line as text, without its line break; truncated when the server sent more than we take. */
record DecodedLine(String text, boolean truncated) {}
