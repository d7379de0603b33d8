package im.gangway.core.command;

import im.gangway.transport.Text;
import java.util.Locale;

/** What a command tells besides its form (XEP-0050 §3.4). */
public record CommandNote(Level level, Text text) {

  /** How grave it is. */
  public enum Level {
    INFO,
    WARN,
    ERROR;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
