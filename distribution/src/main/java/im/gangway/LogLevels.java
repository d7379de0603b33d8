package im.gangway;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import im.gangway.core.operator.LogLevelCommand;
import org.slf4j.LoggerFactory;

/** Sets levels of Logback's loggers. Thread-safe. */
final class LogLevels implements LogLevelCommand.Levels {

  @Override
  public void set(String logger, String level) {
    String name = logger.isEmpty() ? org.slf4j.Logger.ROOT_LOGGER_NAME : logger;
    if (LoggerFactory.getLogger(name) instanceof Logger found) {
      found.setLevel(Level.toLevel(level));
    }
  }
}
