package im.gangway.sms.text;

/** How wide the reference of a concatenated message is (3GPP 23.040 §9.2.3.24.1 and .8). */
public enum ReferenceWidth {
  /** Information element 00. */
  EIGHT_BIT(0x00, 1),
  /** Information element 08. */
  SIXTEEN_BIT(0x08, 2);

  private final int element;
  private final int octets;

  ReferenceWidth(int element, int octets) {
    this.element = element;
    this.octets = octets;
  }

  /** The identifier of its information element. */
  int element() {
    return element;
  }

  /** The octets of a reference. */
  int octets() {
    return octets;
  }

  /** The part of a number that it can hold. */
  public int trim(int reference) {
    return reference & (octets == 1 ? 0xFF : 0xFFFF);
  }
}
