package im.gangway.sms.text;

import java.util.Optional;

/**
 * What the header before the user data says that matters for texts (3GPP 23.040 §9.2.3.24): parts
 * and national languages. Other information elements are skipped when read.
 *
 * @param concatenation of which message it is a part
 * @param singleShift the table behind the escape (element 24)
 * @param lockingShift the main table (element 25)
 * @param size octets of the header as read or written, its length octet included; 0 without one
 */
public record UserDataHeader(
    Optional<Concatenation> concatenation,
    NationalLanguage singleShift,
    NationalLanguage lockingShift,
    int size) {
  /** No header at all. */
  public static final UserDataHeader NONE =
      new UserDataHeader(Optional.empty(), NationalLanguage.DEFAULT, NationalLanguage.DEFAULT, 0);

  private static final int SINGLE_SHIFT = 0x24;
  private static final int LOCKING_SHIFT = 0x25;

  /** The header of a message or a part that we send. */
  public static UserDataHeader of(
      Optional<Concatenation> concatenation, NationalLanguage singleShift) {
    UserDataHeader header =
        new UserDataHeader(concatenation, singleShift, NationalLanguage.DEFAULT, 0);
    return header.sized(header.toOctets().size());
  }

  /**
   * Reads the header at the beginning of user data. Elements that are cut off or of the wrong
   * length are skipped; the last of several equal ones counts, as the specification wants it.
   *
   * @return empty when the header is longer than the data
   */
  public static Optional<UserDataHeader> parse(Octets userData) {
    if (userData.size() == 0 || userData.at(0) >= userData.size()) {
      return Optional.empty();
    }
    int end = 1 + userData.at(0);
    UserDataHeader header = NONE.sized(end);
    int at = 1;
    while (at + 2 <= end && at + 2 + userData.at(at + 1) <= end) {
      int next = at + 2 + userData.at(at + 1);
      header = header.with(userData.at(at), userData.slice(at + 2, next));
      at = next;
    }
    return Optional.of(header);
  }

  private UserDataHeader with(int element, Octets data) {
    if (element == ReferenceWidth.EIGHT_BIT.element() && data.size() == 3) {
      return part(ReferenceWidth.EIGHT_BIT, data.at(0), data.at(1), data.at(2));
    } else if (element == ReferenceWidth.SIXTEEN_BIT.element() && data.size() == 4) {
      int reference = data.at(0) << 8 | data.at(1);
      return part(ReferenceWidth.SIXTEEN_BIT, reference, data.at(2), data.at(3));
    } else if (element == SINGLE_SHIFT && data.size() == 1) {
      return new UserDataHeader(concatenation, language(data), lockingShift, size);
    } else if (element == LOCKING_SHIFT && data.size() == 1) {
      return new UserDataHeader(concatenation, singleShift, language(data), size);
    }
    return this;
  }

  private UserDataHeader part(ReferenceWidth width, int reference, int total, int number) {
    Optional<Concatenation> announced =
        Concatenation.announced(width, reference, total, number).or(() -> concatenation);
    return new UserDataHeader(announced, singleShift, lockingShift, size);
  }

  private static NationalLanguage language(Octets data) {
    return NationalLanguage.of(data.at(0)).orElse(NationalLanguage.DEFAULT);
  }

  private UserDataHeader sized(int octets) {
    return new UserDataHeader(concatenation, singleShift, lockingShift, octets);
  }

  /** As it goes before the user data, its length first; nothing when it says nothing. */
  public Octets toOctets() {
    Octets elements =
        concatenation
            .map(UserDataHeader::element)
            .orElse(Octets.NONE)
            .plus(element(SINGLE_SHIFT, singleShift))
            .plus(element(LOCKING_SHIFT, lockingShift));
    return elements.size() == 0 ? Octets.NONE : Octets.of((byte) elements.size()).plus(elements);
  }

  private static Octets element(Concatenation part) {
    int length = part.width().octets() + 2;
    Octets reference =
        part.width() == ReferenceWidth.EIGHT_BIT
            ? Octets.of((byte) part.reference())
            : Octets.of((byte) (part.reference() >> 8), (byte) part.reference());
    return Octets.of((byte) part.width().element(), (byte) length)
        .plus(reference)
        .plus(Octets.of((byte) part.total(), (byte) part.number()));
  }

  private static Octets element(int element, NationalLanguage language) {
    return language == NationalLanguage.DEFAULT
        ? Octets.NONE
        : Octets.of((byte) element, (byte) 1, (byte) language.identifier());
  }
}
