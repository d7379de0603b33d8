package im.gangway.transport;

/** The legacy service's own id of a message; opaque to everyone but the transport. */
public record LegacyMessageId(String value) {
  public LegacyMessageId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A message id must not be empty");
    }
  }
}
