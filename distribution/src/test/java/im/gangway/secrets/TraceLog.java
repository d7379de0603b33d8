package im.gangway.secrets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Everything that any logger says at any level while it is open: to the standard error in the
 * layout that is shipped, and here with the arguments and the MDC of each line too.
 */
final class TraceLog implements AutoCloseable {
  private static final Path SHIPPED = Path.of("src/main/dist/conf/logback.xml");
  private static final Pattern LAYOUT = Pattern.compile("<pattern>(.*)</pattern>");

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Map<Logger, Level> usualLevels = new HashMap<>();
  private final List<Appender<ILoggingEvent>> usualAppenders = new ArrayList<>();
  private final PatternLayoutEncoder layout;
  private final Kept kept = new Kept();
  private final ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();

  /** Lines with everything that belongs to them. */
  private final class Kept extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    protected void append(ILoggingEvent event) {
      String arguments = Arrays.deepToString(event.getArgumentArray());
      String all = event.getLoggerName() + event.getMDCPropertyMap() + arguments + "\n";
      synchronized (bytes) {
        bytes.writeBytes(layout.encode(event));
        bytes.writeBytes(all.getBytes(StandardCharsets.UTF_8));
      }
    }

    byte[] bytes() {
      synchronized (bytes) {
        return bytes.toByteArray();
      }
    }
  }

  TraceLog() throws IOException {
    layout = layout();
    for (Iterator<Appender<ILoggingEvent>> it = root.iteratorForAppenders(); it.hasNext(); ) {
      usualAppenders.add(it.next());
    }
    usualAppenders.forEach(root::detachAppender);
    context.getLoggerList().stream()
        .filter(logger -> logger.getLevel() != null)
        .forEach(logger -> usualLevels.put(logger, logger.getLevel()));
    usualLevels.keySet().forEach(logger -> logger.setLevel(Level.TRACE));
    start(kept);
    console.setEncoder(layout());
    console.setTarget("System.err");
    start(console);
  }

  private PatternLayoutEncoder layout() throws IOException {
    Matcher pattern = LAYOUT.matcher(Files.readString(SHIPPED));
    if (!pattern.find()) {
      throw new AssertionError("No pattern in " + SHIPPED);
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(pattern.group(1));
    encoder.start();
    return encoder;
  }

  private void start(Appender<ILoggingEvent> appender) {
    appender.setContext(context);
    appender.start();
    root.addAppender(appender);
  }

  byte[] bytes() {
    return kept.bytes();
  }

  @Override
  public void close() {
    root.detachAppender(kept);
    root.detachAppender(console);
    usualAppenders.forEach(root::addAppender);
    usualLevels.forEach(Logger::setLevel);
  }
}
