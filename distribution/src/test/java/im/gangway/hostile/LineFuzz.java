package im.gangway.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Makes lines from what decent servers say by changing bytes, and others that never were decent;
 * the same for the same seed. Not thread-safe.
 */
final class LineFuzz {
  static final String CHANNEL = "#swamp";

  /** An ERROR line ends the connection, which should not be most of what happens. */
  private static final int LINES_BEFORE_GOODBYE = 2_000;

  private final Random random;
  private final LineForge forge;
  private final String nick;

  /** Lines to this nick mostly. */
  LineFuzz(long seed, String nick) {
    this.random = new Random(seed);
    this.nick = nick;
    this.forge = new LineForge(seed, nick, CHANNEL);
  }

  /** The next one, with its end. */
  byte[] next() {
    if (random.nextInt(LINES_BEFORE_GOODBYE) == 0) {
      return "ERROR :Closing link\r\n".getBytes(StandardCharsets.US_ASCII);
    }
    if (random.nextInt(4) == 0) {
      return forge.next();
    }
    String seed = LineSeeds.LINES.get(random.nextInt(LineSeeds.LINES.size()));
    byte[] line =
        seed.replace("NICK", nick).replace("CHAN", CHANNEL).getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i > 0; i--) {
      line = mutated(line);
    }
    return ended(line);
  }

  private byte[] ended(byte[] line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(line);
    String end = List.of("\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r\r\n").get(random.nextInt(6));
    out.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private byte[] mutated(byte[] line) {
    int at = random.nextInt(line.length + 1);
    int length = Math.min(line.length - at, 1 + random.nextInt(6));
    return switch (random.nextInt(8)) {
      case 0 -> spliced(line, at, length, new byte[0]);
      case 1 -> spliced(line, at, 0, random(1 + random.nextInt(4)));
      case 2 -> spliced(line, at, length, random(length));
      case 3 -> spliced(line, at, 0, new byte[] {' '});
      case 4 -> spliced(line, at, 0, utf8(HostileTexts.SHORT));
      case 5 -> spliced(line, at, 0, utf8(HostileTexts.LONG));
      case 6 ->
          spliced(line, at, 0, " a".repeat(random.nextInt(40)).getBytes(StandardCharsets.US_ASCII));
      default -> forge.mutated(line);
    };
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] utf8(List<String> texts) {
    return texts.get(random.nextInt(texts.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] spliced(byte[] line, int at, int removed, byte[] put) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(line, 0, at);
    out.writeBytes(put);
    out.write(line, at + removed, line.length - at - removed);
    return out.toByteArray();
  }
}
