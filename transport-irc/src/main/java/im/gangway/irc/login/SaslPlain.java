package im.gangway.irc.login;

import im.gangway.irc.line.IrcLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The lines of SASL PLAIN on IRC: base64 in pieces of 400 bytes, an empty piece after a full one
 * (IRCv3 SASL 3.1).
 */
final class SaslPlain {
  private static final int PIECE = 400;

  private SaslPlain() {}

  static IrcLine start() {
    return IrcLine.of("AUTHENTICATE", "PLAIN");
  }

  static List<IrcLine> answer(SaslAccount account) {
    String plain = account.name() + '\0' + account.name() + '\0' + account.password();
    String encoded = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    List<IrcLine> lines = new ArrayList<>();
    for (int at = 0; at < encoded.length(); at += PIECE) {
      String piece = encoded.substring(at, Math.min(encoded.length(), at + PIECE));
      lines.add(IrcLine.of("AUTHENTICATE", piece));
    }
    if (encoded.length() % PIECE == 0) {
      lines.add(IrcLine.of("AUTHENTICATE", "+"));
    }
    return lines;
  }
}
