package im.gangway.core.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyringTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("data/credentials.key");
  }

  @Test
  void createsAKeyOnlyItsOwnerCanRead() throws Exception {
    Keyring.open(file, false);

    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("data"))).isEqualTo("rwx------");
    assertThat(Files.readString(file)).matches("[0-9a-f]{8}:[A-Za-z0-9+/]{43}=\n");
  }

  @Test
  void keepsTheKeyItFinds() throws Exception {
    String id = Keyring.open(file, false).current().id();
    String text = Files.readString(file);

    assertThat(Keyring.open(file, true).current().id()).isEqualTo(id);
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void sealsWithTheFirstKeyAndKnowsTheOthers() throws Exception {
    write("00000001:" + KEY + "\n\n00000002:" + KEY + "\n");

    Keyring keyring = Keyring.open(file, true);

    assertThat(keyring.current().id()).isEqualTo("00000001");
    assertThat(keyring.find("00000002")).isPresent();
    assertThat(keyring.find("00000003")).isEmpty();
  }

  @Test
  @DisplayName("R-19 a lost key file stops the start, and no key is created in its place")
  void createsNothingWhenTheFileIsLostButSealedValuesExist() {
    assertThatThrownBy(() -> Keyring.open(file, true))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("is missing")
        .hasMessageContaining("backup");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---", "rw-rw-rw-"})
  void refusesAFileOthersMayUse(String mode) throws Exception {
    Keyring.open(file, false);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> Keyring.open(file, false))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining(mode)
        .hasMessageContaining("chmod 600 '" + file + "'");
  }

  @Test
  void readsAFileThatIsReadOnlyForItsOwner() throws Exception {
    Keyring.open(file, false);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

    assertThat(new KeyFile(file).lines()).isPresent();
  }

  @Test
  void refusesAFileOfAnotherUser() throws Exception {
    Keyring.open(file, false);
    long owner = ((Number) Files.getAttribute(file, "unix:uid")).longValue();

    assertThatThrownBy(() -> Keyring.open(new KeyFile(file, owner + 1), false))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("belongs to user id " + owner)
        .hasMessageContaining("chown " + (owner + 1));
  }

  @Test
  void neverOverwritesWhatAppearedMeanwhile() throws Exception {
    Keyring.open(file, false);
    String text = Files.readString(file);

    assertThatThrownBy(() -> new KeyFile(file).create("00000001:" + KEY))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("cannot be created");
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void doesNotFollowADanglingLinkToCreateAKey() throws Exception {
    Path elsewhere = folder.resolve("elsewhere");
    Files.createDirectories(folder.resolve("data"));
    Files.createSymbolicLink(file, elsewhere);

    assertThatThrownBy(() -> Keyring.open(file, false)).isInstanceOf(KeyFileException.class);
    assertThat(elsewhere).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "'', holds no key",
    "secretsecret, line 1 does not start with a key id",
    "0000001:secret, line 1 does not start with a key id",
    "00000001:s*cret, not base64",
    "00000001:c2VjcmV0, 6 bytes instead of 32"
  })
  void refusesADamagedFileWithoutQuotingIt(String text, String words) throws Exception {
    write(text);

    assertThatThrownBy(() -> Keyring.open(file, false))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining(words)
        .message()
        .doesNotContain("s*cret", "secret", "c2VjcmV0");
  }

  @Test
  void refusesTwoKeysOfOneId() throws Exception {
    write("00000001:" + KEY + "\n00000001:" + KEY + "\n");

    assertThatThrownBy(() -> Keyring.open(file, false))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("line 2 repeats the key id 00000001");
  }

  @Test
  void showsNoKeyAsText() throws Exception {
    Keyring keyring = Keyring.open(file, false);
    String key = Files.readString(file).strip().substring(9);

    assertThat(keyring + " " + keyring.current() + " " + new Sealer(keyring)).doesNotContain(key);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
