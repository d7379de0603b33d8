package im.gangway.sms.receipt;

/** What a refused bind says (SMPP 3.4 §5.1.3); messages wait meanwhile. */
public enum BindStatus {
  /** Bound. */
  BOUND,
  /** Down; try again with growing pauses. */
  DOWN,
  /** The credentials are wrong: tell the admin, try again slowly lest the account be locked. */
  CREDENTIALS_REFUSED;

  private static final int INVALID_PASSWORD = 0x0E;
  private static final int INVALID_SYSTEM_ID = 0x0F;

  /** Of the {@code command_status} of a bind response; other refusals count as down. */
  public static BindStatus of(int commandStatus) {
    return switch (commandStatus) {
      case 0 -> BOUND;
      case INVALID_PASSWORD, INVALID_SYSTEM_ID -> CREDENTIALS_REFUSED;
      default -> DOWN;
    };
  }
}
