package im.gangway.sms.text;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;

/** A text takes more short messages than allowed. */
public final class TooManySegmentsException extends LegacyException {
  private static final long serialVersionUID = 1L;

  private final int needed;
  private final int most;

  public TooManySegmentsException(int needed, int most) {
    super(
        FailureReason.TEXT_TOO_LONG,
        Text.of(TooManySegmentsException.class, "too-many-segments", needed, most));
    this.needed = needed;
    this.most = most;
  }

  /** How many it would take. */
  public int needed() {
    return needed;
  }

  /** How many are allowed. */
  public int most() {
    return most;
  }
}
