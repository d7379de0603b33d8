package im.gangway.transport;

/** A transport cannot start with its settings; the message tells the admin what to change. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String text) {
    super(text);
  }

  public ConfigurationException(String text, Throwable cause) {
    super(text, cause);
  }
}
