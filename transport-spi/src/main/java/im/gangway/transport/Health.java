package im.gangway.transport;

/**
 * How a legacy service is.
 *
 * @param up whether users can be served
 * @param text for the operator; empty when all is well
 */
public record Health(boolean up, String text) {
  /** All is well. */
  public static final Health UP = new Health(true, "");
}
