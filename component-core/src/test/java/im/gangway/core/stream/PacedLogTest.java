package im.gangway.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class PacedLogTest {
  private final List<String> logged = new ArrayList<>();
  private long now;
  private final PacedLog log = new PacedLog(recording(), () -> now);

  private Logger recording() {
    return (Logger)
        Proxy.newProxyInstance(
            Logger.class.getClassLoader(),
            new Class<?>[] {Logger.class},
            (proxy, method, arguments) -> logged.add(arguments[0] + " " + last(arguments)));
  }

  private static Object last(Object[] arguments) {
    Object last = arguments[arguments.length - 1];
    return last instanceof Object[] several ? several[0] : last;
  }

  @Test
  void logsSomeAMinuteAndCountsTheOthers() {
    for (int i = 0; i < 25; i++) {
      log.warn("bad {}", i);
    }
    assertThat(logged).hasSize(10);
    now += Duration.ofMinutes(1).toNanos();
    log.warn("bad {}", 25);
    assertThat(logged).hasSize(12);
    assertThat(logged.get(10)).contains("left out").endsWith("15");
    assertThat(logged.get(11)).isEqualTo("bad {} 25");
  }
}
