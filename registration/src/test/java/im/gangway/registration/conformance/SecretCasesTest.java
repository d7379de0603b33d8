package im.gangway.registration.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What users entrust to the gateway is nowhere in clear. */
final class SecretCasesTest extends RegistrationCase {
  private static final String WRONG = "wr0ng-and-secret";
  private static final String CODE = "c0de-and-secret";
  private static final String NEW = "n3w-and-secret";

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level usual = root.getLevel();
  private final SynchronizedAppender lines = new SynchronizedAppender();
  private final List<Element> answers = new ArrayList<>();

  /** Many threads log. */
  private static final class SynchronizedAppender extends ListAppender<ILoggingEvent> {
    @Override
    protected synchronized void append(ILoggingEvent event) {
      event.prepareForDeferredProcessing();
      super.append(event);
    }

    synchronized List<ILoggingEvent> all() {
      return List.copyOf(list);
    }
  }

  @BeforeEach
  void listen() {
    lines.start();
    root.setLevel(Level.TRACE);
    root.addAppender(lines);
  }

  @AfterEach
  void stop() {
    root.detachAppender(lines);
    root.setLevel(usual);
  }

  private void everything() {
    answers.add(submit(R1, "s1", Map.of("username", NAME, "password", WRONG)));
    answers.add(submit(R1, "s2", Map.of("username", NAME, "password", PASSWORD, "port", "x")));
    answers.add(submit(R1, "s3", Map.of("username", NAME, "password", PASSWORD)));
    answers.add(get(R1, "s4"));
    network().account(NAME, NEW);
    answers.add(submit(R1, "s5", Map.of("username", NAME, "password", NEW)));
    network().needsCode(CODE);
    answers.add(submit(R1, "s6", Map.of("username", NAME, "password", NEW)));
    answers.addAll(fence());
  }

  @Test
  @DisplayName("D-52 no secret is in a log, at any level, nor in what the gateway says")
  void keepsSecrets() {
    everything();

    for (String secret : List.of(WRONG, PASSWORD, NEW, CODE)) {
      assertThat(lines.all()).isNotEmpty().noneMatch(line -> text(line).contains(secret));
      assertThat(answers).noneMatch(stanza -> stanza.asXML().contains(secret));
    }
  }

  private static String text(ILoggingEvent line) {
    IThrowableProxy failure = line.getThrowableProxy();
    return line.getFormattedMessage()
        + line.getMDCPropertyMap()
        + (failure == null ? "" : ThrowableProxyUtil.asString(failure));
  }

  @Test
  @DisplayName("D-40 no secret is in a file, neither while registered nor afterwards")
  void sealsSecrets() throws Exception {
    everything();
    assertThat(filesWith(PASSWORD)).isEmpty();
    assertThat(filesWith(NEW)).isEmpty();

    expectDone(set(R1, "gone", "<remove/>"));
    restartGateway();
    assertThat(filesWith(PASSWORD)).isEmpty();
    assertThat(filesWith(NEW)).isEmpty();
    assertThat(isRegistered(R1)).isFalse();
  }

  private List<Path> filesWith(String secret) throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, secret)).toList();
    }
  }

  private static boolean holds(Path file, String secret) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new String(bytes, ISO_8859_1).contains(new String(secret.getBytes(UTF_8), ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
