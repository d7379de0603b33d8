package im.gangway.sms.provider;

/**
 * What a provider can do.
 *
 * @param splitting who cuts long texts
 * @param receipts whether it tells of deliveries
 * @param alphanumericSenders whether names can send
 * @param window the most submissions that may be unanswered
 */
public record Capabilities(
    Splitting splitting, boolean receipts, boolean alphanumericSenders, int window) {
  public Capabilities {
    if (window < 1) {
      throw new IllegalArgumentException("A window is one at least");
    }
  }

  /** Who cuts long texts. */
  public enum Splitting {
    /** We do; each submission is one short message. */
    SELF,
    /** The provider does; a submission is a whole text. */
    PROVIDER
  }
}
