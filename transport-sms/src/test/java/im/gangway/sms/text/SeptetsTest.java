package im.gangway.sms.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeptetsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 41, 41",
    "0, 4142, 4121",
    "0, 1B65, 9B32",
    "0, 48656C6C6F, C8329BFD06",
    "0, 68656C6C6F68656C6C6F, E8329BFD4697D9EC37",
    "0, 31323334353637, 31D98C56B3DD00",
    "0, 3132333435363738, 31D98C56B3DD70",
    "0, 7F7F, FF3F",
    "1, 48656C6C6F, 906536FB0D",
    "1, 41, 82",
    "3, 7F, F803"
  })
  void packsAndUnpacks(int fillBits, String septets, String packed) {
    assertThat(Septets.pack(Octets.ofHex(septets), fillBits)).isEqualTo(Octets.ofHex(packed));
    assertThat(Septets.unpack(Octets.ofHex(packed), fillBits, septets.length() / 2))
        .isEqualTo(Octets.ofHex(septets));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "6, 1", "7, 0", "4, 3", "9, 5", "10, 4", "5, 2", "3, 4", "1, 6"})
  void beginsAtTheNextSeptetBehindAHeader(int headerOctets, int fillBits) {
    assertThat(Septets.fillBits(headerOctets)).isEqualTo(fillBits);
  }

  @Test
  void fillsSevenSpareBitsWithACarriageReturn() {
    assertThat(Septets.packPadded(Octets.ofHex("31323334353637"), 0).hex())
        .isEqualTo("31d98c56b3dd1a");
  }

  @Test
  void unpacksPaddedWhatItPackedPadded() {
    Random random = new Random(7);
    for (int size = 0; size < 200; size++) {
      byte[] septets = new byte[size];
      for (int i = 0; i < size; i++) {
        septets[i] = (byte) (1 + random.nextInt(12));
      }
      int fillBits = size % 7;
      Octets packed = Septets.packPadded(Octets.of(septets), fillBits);
      assertThat(Septets.unpackPadded(packed, fillBits)).isEqualTo(Octets.of(septets));
    }
  }

  @Test
  void refusesToUnpackMoreThanThereIs() {
    assertThatThrownBy(() -> Septets.unpack(Octets.ofHex("41"), 0, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
