package im.gangway.sms.text;

import java.util.Arrays;
import java.util.HexFormat;

/** Octets that nobody changes, equal by content. */
public final class Octets {
  /** No octets. */
  public static final Octets NONE = new Octets(new byte[0]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] octets;

  private Octets(byte[] octets) {
    this.octets = octets;
  }

  /** A copy of these. */
  public static Octets of(byte... octets) {
    return new Octets(octets.clone());
  }

  /**
   * From hexadecimal digits, without separators.
   *
   * @throws IllegalArgumentException when there are others
   */
  public static Octets ofHex(String hex) {
    return new Octets(HEX.parseHex(hex));
  }

  /** How many there are. */
  public int size() {
    return octets.length;
  }

  /** One of them, 0 to 255. */
  public int at(int index) {
    return octets[index] & 0xFF;
  }

  /** Those from there to the end. */
  public Octets from(int start) {
    return slice(start, octets.length);
  }

  /** Those from {@code start} to before {@code end}. */
  public Octets slice(int start, int end) {
    return new Octets(Arrays.copyOfRange(octets, start, end));
  }

  /** These and then those. */
  public Octets plus(Octets others) {
    byte[] joined = Arrays.copyOf(octets, octets.length + others.octets.length);
    System.arraycopy(others.octets, 0, joined, octets.length, others.octets.length);
    return new Octets(joined);
  }

  /** A copy. */
  public byte[] toByteArray() {
    return octets.clone();
  }

  /** Lower-case hexadecimal digits. */
  public String hex() {
    return HEX.formatHex(octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets those && Arrays.equals(octets, those.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** The size only, since the content may be somebody's message. */
  @Override
  public String toString() {
    return octets.length + " octets";
  }
}
