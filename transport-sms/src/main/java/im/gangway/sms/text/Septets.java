package im.gangway.sms.text;

/**
 * Septets packed into octets, the least significant bits first (3GPP 23.038 §6.1.2.1). Behind a
 * user data header the first septet begins at the next septet border (23.040 §9.2.3.24).
 */
public final class Septets {
  private static final int CARRIAGE_RETURN = 0x0D;

  private Septets() {}

  /** How many bits fill the gap between a header and the first septet, 0 to 6. */
  public static int fillBits(int headerOctets) {
    return (7 - headerOctets * 8 % 7) % 7;
  }

  /**
   * Packs.
   *
   * @param septets one in an octet
   * @param fillBits zero bits before the first, 0 to 6
   */
  public static Octets pack(Octets septets, int fillBits) {
    byte[] out = new byte[(fillBits + septets.size() * 7 + 7) / 8];
    for (int i = 0; i < septets.size(); i++) {
      int bit = fillBits + i * 7;
      int shifted = (septets.at(i) & 0x7F) << (bit % 8);
      out[bit / 8] |= (byte) shifted;
      if (shifted > 0xFF) {
        out[bit / 8 + 1] |= (byte) (shifted >> 8);
      }
    }
    return Octets.of(out);
  }

  /**
   * Packs for a protocol that counts octets only: when seven bits are left over they hold a
   * carriage return, so that nobody reads an {@code @} there (§6.1.2.3.1).
   */
  public static Octets packPadded(Octets septets, int fillBits) {
    boolean spare = (fillBits + septets.size() * 7) % 8 == 1;
    return pack(spare ? septets.plus(Octets.of((byte) CARRIAGE_RETURN)) : septets, fillBits);
  }

  /**
   * Unpacks as many as told.
   *
   * @throws IllegalArgumentException when there are fewer
   */
  public static Octets unpack(Octets packed, int fillBits, int count) {
    if (fillBits + count * 7 > packed.size() * 8) {
      throw new IllegalArgumentException("There are fewer septets than announced");
    }
    byte[] out = new byte[count];
    for (int i = 0; i < count; i++) {
      int bit = fillBits + i * 7;
      int low = packed.at(bit / 8) >> (bit % 8);
      int high = bit % 8 > 1 ? packed.at(bit / 8 + 1) << (8 - bit % 8) : 0;
      out[i] = (byte) ((low | high) & 0x7F);
    }
    return Octets.of(out);
  }

  /**
   * Unpacks all there are, for protocols that count octets only: a zero or a carriage return in the
   * last seven bits is padding. A text that fills its octets and ends in {@code @} loses it: nobody
   * can tell that from padding, which is far more frequent.
   */
  public static Octets unpackPadded(Octets packed, int fillBits) {
    int count = Math.max(0, (packed.size() * 8 - fillBits) / 7);
    Octets septets = unpack(packed, fillBits, count);
    boolean full = count > 0 && (fillBits + count * 7) % 8 == 0;
    if (!full) {
      return septets;
    }
    int last = septets.at(count - 1);
    return last == 0 || last == CARRIAGE_RETURN ? septets.slice(0, count - 1) : septets;
  }
}
