package im.gangway.email.mail;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.email.quote.QuoteTrimmer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: no exception, bounded results, and text that may stand in XML. */
class MutatedMailTest {
  private static final int MAILS = 20_000;
  private static final long SEED = 20261123L;
  private static final MailLimits LIMITS =
      new MailLimits(1 << 20, 64 << 10, 50, 10, 64 << 10, 64 << 10);

  private final Random random = new Random(SEED);
  private final MailParser parser = new MailParser(LIMITS);

  @Test
  void survives20000MutatedMails() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Path each : Corpus.mails()) {
      byte[] mail = Files.readAllBytes(each);
      if (mail.length > 0 && mail.length < 16 << 10) {
        seeds.add(mail);
      }
    }
    for (int i = 0; i < MAILS; i++) {
      byte[] mail = mutated(seeds);
      try {
        check(parser.parse(mail));
      } catch (RuntimeException | Error failed) {
        throw new AssertionError("Mail " + i + " of seed " + SEED, failed);
      }
    }
  }

  private byte[] mutated(List<byte[]> seeds) {
    byte[] mail = seeds.get(random.nextInt(seeds.size())).clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes && mail.length > 2; i++) {
      mail = changed(mail, seeds);
    }
    return mail;
  }

  private byte[] changed(byte[] mail, List<byte[]> seeds) {
    int at = random.nextInt(mail.length);
    return switch (random.nextInt(6)) {
      case 0 -> with(mail, at, (byte) random.nextInt(256));
      case 1 -> with(mail, at, (byte) ";:<>\"=?\n\r-@,() &\\".charAt(random.nextInt(17)));
      case 2 -> Arrays.copyOf(mail, at);
      case 3 ->
          joined(
              Arrays.copyOf(mail, at),
              Arrays.copyOfRange(
                  mail, Math.min(mail.length, at + random.nextInt(20)), mail.length));
      case 4 -> joined(mail, Arrays.copyOfRange(mail, at, Math.min(mail.length, at + 200)));
      default -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        yield joined(
            Arrays.copyOf(mail, at),
            Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
      }
    };
  }

  private static byte[] with(byte[] mail, int at, byte value) {
    mail[at] = value;
    return mail;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static void check(Mail mail) {
    assertThat(mail.attachments().size()).isLessThanOrEqualTo(LIMITS.parts());
    assertThat(mail.body().text().length()).isLessThanOrEqualTo(LIMITS.textCharacters());
    assertThat(mail.body().html().orElse("").length()).isLessThanOrEqualTo(LIMITS.htmlCharacters());
    // A record's text has all of its parts' texts.
    requireXml(mail.toString());
    requireXml(QuoteTrimmer.trim(mail.body()).text());
    Stream.of(mail.people().from(), mail.people().to(), mail.people().cc())
        .flatMap(List::stream)
        .forEach(each -> assertThat(each.toString()).doesNotContain("\n"));
    assertThat(mail.subject()).doesNotContain("\n");
  }

  private static void requireXml(String text) {
    boolean isXml = text.codePoints().allMatch(MutatedMailTest::isXml);
    assertThat(isXml).as(text).isTrue();
  }

  /** The production Char of XML 1.0. */
  private static boolean isXml(int each) {
    return each == 0x9
        || each == 0xA
        || each == 0xD
        || (each >= 0x20 && each <= 0xD7FF)
        || (each >= 0xE000 && each <= 0xFFFD)
        || each >= 0x10000;
  }
}
