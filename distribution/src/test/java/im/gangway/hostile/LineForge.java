package im.gangway.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Makes lines that no decent IRC server sends, as bytes with their line ends; the same for the same
 * seed. Not thread-safe.
 */
final class LineForge {
  private static final List<String> COMMANDS =
      List.of(
          "PRIVMSG",
          "PRIVMSG",
          "PRIVMSG",
          "NOTICE",
          "JOIN",
          "PART",
          "QUIT",
          "NICK",
          "MODE",
          "TOPIC",
          "INVITE",
          "AWAY",
          "ACCOUNT",
          "CHGHOST",
          "CAP",
          "BATCH",
          "TAGMSG",
          "PING",
          "PONG",
          "WALLOPS",
          "AUTHENTICATE",
          "SETNAME",
          "001",
          "004",
          "005",
          "221",
          "301",
          "311",
          "318",
          "321",
          "322",
          "323",
          "324",
          "332",
          "333",
          "352",
          "353",
          "353",
          "366",
          "366",
          "367",
          "368",
          "372",
          "375",
          "376",
          "401",
          "403",
          "404",
          "421",
          "433",
          "441",
          "442",
          "461",
          "471",
          "475",
          "482",
          "903",
          "999",
          "0",
          "xyz",
          "");
  private static final List<byte[]> ODD_BYTES =
      List.of(
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xED, (byte) 0xBF, (byte) 0xBF},
          new byte[] {(byte) 0xC0, (byte) 0x80},
          new byte[] {(byte) 0xFF, (byte) 0xFE},
          new byte[] {(byte) 0xEF, (byte) 0xBF, (byte) 0xBE},
          new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xE9},
          new byte[] {0},
          new byte[] {'\r'},
          new byte[] {1, 'A', 'C', 'T', 'I', 'O', 'N', ' ', 'x'},
          new byte[] {1, 'V', 'E', 'R', 'S', 'I', 'O', 'N', 1},
          new byte[] {2, 3, '4', ',', '9', 15, 22, 29, 31},
          new byte[] {0x1B, '[', '3', '1', 'm'},
          new byte[] {8, 11, 12, 14, 127});

  private final Random random;
  private final String nick;
  private final String channel;

  /** Lines to this nick, about this channel mostly. */
  LineForge(long seed, String nick, String channel) {
    this.random = new Random(seed);
    this.nick = nick;
    this.channel = channel;
  }

  /** The next one. */
  byte[] next() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(wellFormed().replaceAll("[\r\n]", "\r").getBytes(StandardCharsets.UTF_8));
    byte[] bytes = line.toByteArray();
    for (int i = random.nextInt(4); i > 0; i--) {
      bytes = mutated(bytes);
    }
    ByteArrayOutputStream ended = new ByteArrayOutputStream();
    ended.writeBytes(bytes);
    ended.writeBytes(random.nextInt(5) == 0 ? new byte[] {'\n'} : new byte[] {'\r', '\n'});
    return ended.toByteArray();
  }

  private String wellFormed() {
    StringBuilder line = new StringBuilder();
    if (random.nextInt(8) == 0) {
      line.append('@').append(text().replace(' ', ';')).append("=").append(word()).append(' ');
    }
    if (random.nextInt(8) > 0) {
      line.append(':').append(source()).append(' ');
    }
    line.append(one(COMMANDS));
    for (int i = random.nextInt(5); i > 0; i--) {
      line.append(' ').append(word());
    }
    return random.nextBoolean() ? line + " :" + text() : line.toString();
  }

  private String source() {
    return switch (random.nextInt(5)) {
      case 0 -> "irc.test";
      case 1 -> word();
      case 2 -> word() + "!" + word() + "@" + word();
      default -> "mallet!mallet@test";
    };
  }

  private String word() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> channel;
      case 2 -> nick;
      case 3 -> one(HostileTexts.SHORT);
      case 4 ->
          one(List.of("=", "@", "+o", "-v", "+b", "*", "+ovbklimnt", "LS", "ACK", "DEL", "-1"));
      default -> "mallet";
    };
  }

  private String text() {
    return random.nextInt(3) == 0 ? one(HostileTexts.LONG) : one(HostileTexts.SHORT);
  }

  byte[] mutated(byte[] line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = line.length == 0 ? 0 : random.nextInt(line.length);
    out.write(line, 0, at);
    switch (random.nextInt(4)) {
      case 0 -> out.writeBytes(ODD_BYTES.get(random.nextInt(ODD_BYTES.size())));
      case 1 -> at = Math.min(line.length, at + 1 + random.nextInt(8));
      case 2 -> out.write(line, 0, Math.min(line.length, 40));
      default -> out.write(random.nextInt(256) == '\n' ? ' ' : 1 + random.nextInt(9));
    }
    out.write(line, at, line.length - at);
    return out.toByteArray();
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
