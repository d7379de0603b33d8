package im.gangway.core.error;

import im.gangway.transport.Text;

/** Something failed for a reason that only the XMPP side knows; its stanza is answered with it. */
public final class StanzaException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient StanzaError error;

  public StanzaException(StanzaError error) {
    super(error.text().toString());
    this.error = error;
  }

  public StanzaException(Condition condition, Text text) {
    this(StanzaError.of(condition, text));
  }

  /** The error for the sender. */
  public StanzaError error() {
    return error;
  }
}
