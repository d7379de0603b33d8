package im.gangway.email.imap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever a server sends, in whatever pieces: responses within the limits or a {@link
 * ResponseException}, and never more memory than the limits and what has come account for. {@code
 * -Dgangway.responses=} says how many.
 */
class MutatedResponsesTest {
  private static final int STREAMS = Integer.getInteger("gangway.responses", 20_000);
  private static final long SEED = 20261123L;
  private static final int LINE = 4096;
  private static final int LITERAL = 8192;
  private static final WireLimits LIMITS =
      new WireLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), LINE, LITERAL, 100);

  /** Once for all that does not depend on the input, and for the limits and their doubling. */
  private static final long ALLOWANCE = 512 << 10;

  /** The dearest bytes are line ends: each is a response of its own. */
  private static final long FOR_EACH_BYTE = 1000;

  private static final List<String> SEEDS =
      List.of(
          "* OK [CAPABILITY IMAP4rev1 IDLE UIDPLUS AUTH=PLAIN] Dovecot ready.\r\n",
          "* 18 EXISTS\r\n* 2 RECENT\r\n* OK [UIDVALIDITY 3857529045] UIDs valid\r\n",
          "* 12 FETCH (UID 4827 RFC822.SIZE 4286 FLAGS (\\Seen) INTERNALDATE"
              + " \"17-Jul-1996 02:44:25 -0700\")\r\n",
          "* 12 FETCH (UID 7 BODY[] {11}\r\nSubject: a\n BODY[HEADER.FIELDS (TO)]<0> {2}\r\n\r\n)\r\n",
          "* 1 FETCH (BINARY[1] ~{5}\r\n\0abc\n X {0}\r\n)\r\n",
          "* LIST (\\HasNoChildren \\Sent) \"/\" \"Sent \\\"mail\\\"\"\r\n",
          "* LIST () NIL {6}\r\nfolder\r\n+ idling\r\n",
          "* SEARCH 2 84 882\r\nA7 OK [READ-WRITE] SELECT completed\r\n",
          "A8 NO [AUTHENTICATIONFAILED] Authentication failed.\r\n* BYE gone\r\n",
          "* ESEARCH (TAG \"A285\") UID MIN 7 MAX 3800 ALL 7:9,40\r\n",
          "* 3 FETCH (ENVELOPE (NIL \"a\" ((\"b\" NIL \"c\" \"d\")) NIL NIL NIL NIL NIL NIL NIL))\r\n");

  private static final String SPICE = "(){}[]\"\\~*+ \r\n0129\0";
  private static final String[] WORDS = {
    "{4294967295}\r\n", "{99999999999}\r\n", "{8192}\r\n", "{8193}\r\n", "{0}\r\n", "(((((((((",
        "\r\n",
    "{-1}\r\n", "[", "\"", "* ", "NIL", " FETCH (", "\u00ff\u00fe"
  };

  private final Random random = new Random(SEED);
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private int responses;
  private int refused;

  @Test
  void staysWithinItsLimitsWhateverComes() {
    for (int i = 0; i < STREAMS; i++) {
      byte[] stream = stream();
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        feed(stream);
      } catch (RuntimeException | Error failed) {
        throw new AssertionError("Stream " + i + " of seed " + SEED, failed);
      }
      long taken = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(taken)
          .as("bytes taken by stream %d of %d bytes", i, stream.length)
          .isLessThan(ALLOWANCE + FOR_EACH_BYTE * stream.length);
    }
    // Neither everything nor nothing of it was nonsense.
    assertThat(responses).isGreaterThan(STREAMS);
    assertThat(refused).isBetween(STREAMS / 100, STREAMS);
  }

  private void feed(byte[] stream) {
    ResponseDecoder decoder = new ResponseDecoder(LIMITS, this::check);
    try {
      for (int at = 0; at < stream.length; ) {
        int count = Math.min(stream.length - at, 1 + random.nextInt(64));
        decoder.decode(ByteBuffer.wrap(stream, at, count));
        at += count;
      }
    } catch (ResponseException tooMuch) {
      refused++;
    }
  }

  /** Without assertions of the library, whose memory would count. */
  private void check(ImapResponse response) {
    responses++;
    require(response.tag().length() + response.rest().length() <= LINE);
    require(response.code().length() + response.words().length() <= LINE);
    require(response.word().indexOf(' ') < 0);
    response.isAbout("FETCH");
    try {
      require(bytes(response.values()) <= LINE + LITERAL);
    } catch (ResponseException malformed) {
      require(!String.valueOf(malformed.getMessage()).isBlank());
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new AssertionError("A response that is larger than its limits, or torn");
    }
  }

  private static int bytes(List<ImapValue> values) {
    int all = 0;
    for (ImapValue each : values) {
      all += each instanceof ImapValue.Bytes string ? string.bytes().length : 0;
      all += each instanceof ImapValue.Atom atom ? atom.text().length() : 0;
      all += bytes(each.members());
    }
    return all;
  }

  /** Some responses one after the other, with some changes. */
  private byte[] stream() {
    ByteArrayOutputStream seeds = new ByteArrayOutputStream();
    for (int i = random.nextInt(6); i >= 0; i--) {
      seeds.writeBytes(bytes(SEEDS.get(random.nextInt(SEEDS.size()))));
    }
    byte[] stream = seeds.toByteArray();
    for (int i = random.nextInt(6); i > 0 && stream.length > 0; i--) {
      stream = changed(stream);
    }
    return stream;
  }

  private byte[] changed(byte[] stream) {
    int at = random.nextInt(stream.length);
    return switch (random.nextInt(6)) {
      case 0 -> with(stream, at, (byte) random.nextInt(256));
      case 1 -> with(stream, at, (byte) SPICE.charAt(random.nextInt(SPICE.length())));
      case 2 -> spliced(stream, at, new byte[0], at + random.nextInt(30));
      case 3 -> spliced(stream, at, bytes(WORDS[random.nextInt(WORDS.length)]), at);
      case 4 -> spliced(stream, at, repeated(stream, at), at);
      default -> spliced(stream, at, new byte[random.nextInt(3 * LITERAL)], at);
    };
  }

  private byte[] repeated(byte[] stream, int at) {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    int to = Math.min(stream.length, at + 1 + random.nextInt(4));
    for (int i = random.nextInt(LINE); i > 0; i--) {
      many.write(stream, at, to - at);
    }
    return many.toByteArray();
  }

  private static byte[] with(byte[] stream, int at, byte value) {
    stream[at] = value;
    return stream;
  }

  private static byte[] spliced(byte[] stream, int to, byte[] between, int from) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(stream, 0, to);
    all.writeBytes(between);
    int rest = Math.min(from, stream.length);
    all.write(stream, rest, stream.length - rest);
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
