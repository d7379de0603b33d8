package im.gangway.sms.text;

import java.util.Optional;

/**
 * A national language identifier of 3GPP 23.038 §6.2.1.2.4 with its tables of annex A.
 *
 * <p>The languages of India are missing: their single shift tables have few of their letters, and
 * locking shift tables are read only, never written.
 */
public enum NationalLanguage {
  /** The default alphabet and its extension table. */
  DEFAULT(0),
  /** A.2.1 and A.3.1. */
  TURKISH(1),
  /** A.2.2; there is no locking shift table. */
  SPANISH(2),
  /** A.2.3 and A.3.3. */
  PORTUGUESE(3);

  private final int identifier;

  NationalLanguage(int identifier) {
    this.identifier = identifier;
  }

  /** Its number in a user data header. */
  public int identifier() {
    return identifier;
  }

  /** By its number; empty when the tables are not known here. */
  public static Optional<NationalLanguage> of(int identifier) {
    return identifier < values().length ? Optional.of(values()[identifier]) : Optional.empty();
  }

  GsmTable singleShift() {
    return switch (this) {
      case DEFAULT -> GsmTables.EXTENSION;
      case TURKISH -> GsmTables.TURKISH_SHIFT;
      case SPANISH -> GsmTables.SPANISH_SHIFT;
      case PORTUGUESE -> GsmTables.PORTUGUESE_SHIFT;
    };
  }

  GsmTable lockingShift() {
    return switch (this) {
      case DEFAULT, SPANISH -> GsmTables.DEFAULT;
      case TURKISH -> GsmTables.TURKISH;
      case PORTUGUESE -> GsmTables.PORTUGUESE;
    };
  }
}
