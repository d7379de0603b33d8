package im.gangway.core.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.core.vault.SealedValueException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SealerTest {
  private static final SealedPlace PLACE =
      new SealedPlace("alice@example.org", "irc.example.org", "libera", "password");

  @TempDir Path folder;
  private Path file;
  private Sealer sealer;

  @BeforeEach
  void openTheKeyring() throws Exception {
    file = folder.resolve("credentials.key");
    sealer = new Sealer(Keyring.open(file, false));
  }

  @Test
  void opensWhatItSealed() throws Exception {
    String value = "pässwörd \uD83D\uDD11";

    assertThat(sealer.open(PLACE, sealer.seal(PLACE, value))).isEqualTo(value);
  }

  @Test
  void sealsAnEmptyValue() throws Exception {
    assertThat(sealer.open(PLACE, sealer.seal(PLACE, ""))).isEmpty();
  }

  @Test
  void hidesTheValueAndNeverSealsItTheSameWay() {
    byte[] first = sealer.seal(PLACE, "correct horse");

    assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("correct");
    assertThat(sealer.seal(PLACE, "correct horse")).isNotEqualTo(first);
  }

  static Stream<SealedPlace> otherPlaces() {
    return Stream.of(
        new SealedPlace("mallory@example.org", "irc.example.org", "libera", "password"),
        new SealedPlace("alice@example.org", "mail.example.org", "libera", "password"),
        new SealedPlace("alice@example.org", "irc.example.org", "oftc", "password"),
        new SealedPlace("alice@example.org", "irc.example.org", "libera", "nick"),
        new SealedPlace("alice@example.orgi", "rc.example.org", "libera", "password"));
  }

  @ParameterizedTest
  @MethodSource("otherPlaces")
  void staysShutAtAnotherPlace(SealedPlace other) {
    byte[] sealed = sealer.seal(PLACE, "secret");

    assertFails(Reason.DAMAGED, () -> sealer.open(other, sealed));
  }

  @Test
  void staysShutWhenAnyByteAfterTheKeyIdIsChanged() {
    byte[] sealed = sealer.seal(PLACE, "secret");

    for (int i = 5; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertFails(Reason.DAMAGED, () -> sealer.open(PLACE, changed));
    }
  }

  @Test
  void staysShutWhenCutAnywhere() {
    byte[] sealed = sealer.seal(PLACE, "secret");

    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertFails(Reason.DAMAGED, () -> sealer.open(PLACE, cut));
    }
  }

  @Test
  void refusesAnUnknownVersion() {
    byte[] sealed = sealer.seal(PLACE, "secret");
    sealed[0] = 2;

    assertFails(Reason.DAMAGED, () -> sealer.open(PLACE, sealed));
  }

  @Test
  void namesTheMissingKey() throws Exception {
    byte[] sealed = sealer.seal(PLACE, "secret");
    Sealer other = new Sealer(Keyring.open(folder.resolve("other.key"), false));

    assertFails(Reason.UNKNOWN_KEY, () -> other.open(PLACE, sealed));
    assertThatThrownBy(() -> other.open(PLACE, sealed))
        .hasMessageContaining(Files.readString(file).substring(0, 8));
  }

  @Test
  void staysShutForAnotherKeyOfTheSameId() throws Exception {
    byte[] sealed = sealer.seal(PLACE, "secret");
    Path other = folder.resolve("other.key");
    Keyring.open(other, false);
    String id = Files.readString(file).substring(0, 8);
    Files.writeString(other, id + Files.readString(other).substring(8));

    assertFails(Reason.DAMAGED, () -> new Sealer(Keyring.open(other, true)).open(PLACE, sealed));
  }

  @Test
  void opensWithAnOldKeyAfterANewOneWasPutFirst() throws Exception {
    byte[] sealed = sealer.seal(PLACE, "secret");
    Path fresh = folder.resolve("fresh.key");
    Keyring.open(fresh, false);
    Files.writeString(fresh, Files.readString(fresh) + Files.readString(file));
    Sealer rotated = new Sealer(Keyring.open(fresh, true));

    assertThat(rotated.open(PLACE, sealed)).isEqualTo("secret");
    assertThat(Arrays.copyOfRange(rotated.seal(PLACE, "secret"), 1, 5))
        .isNotEqualTo(Arrays.copyOfRange(sealed, 1, 5));
  }

  private static void assertFails(Reason reason, ThrowingCallable open) {
    assertThatThrownBy(open)
        .isInstanceOfSatisfying(
            SealedValueException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .message()
        .doesNotContain("secret");
  }
}
