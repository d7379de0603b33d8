package im.gangway.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SecretValuesTest {
  private final SecretValues secrets =
      SecretValues.of(List.of("hunter2", "hunter2 and more", "ab"));

  @Test
  void masksTheLongestFirst() {
    assertThat(secrets.maskedIn("hunter2 and more, or hunter2")).isEqualTo("***, or ***");
  }

  @Test
  void leavesAlmostNothingAlone() {
    assertThat(secrets.maskedIn("about")).isEqualTo("about");
  }

  @Test
  void masksEachLineOfSeveral() {
    assertThat(SecretValues.of(List.of("one line\nsecond line")).maskedIn("No second line."))
        .isEqualTo("No ***.");
  }

  @Test
  void leavesAFailureThatQuotesNothing() {
    Throwable failure = new CompletionException(new IllegalStateException("a bug"));
    assertThat(secrets.maskedIn(failure)).isSameAs(failure);
  }

  @Test
  void keepsTheReasonOfWhatANetworkSays() {
    Throwable masked =
        secrets.maskedIn(
            new CompletionException(
                new LegacyException(
                    FailureReason.CREDENTIALS_REFUSED, "Not hunter2", new IOException("x"))));
    assertThat(masked)
        .isInstanceOfSatisfying(
            LegacyException.class,
            legacy -> {
              assertThat(legacy.reason()).isEqualTo(FailureReason.CREDENTIALS_REFUSED);
              assertThat(legacy.text()).hasToString("Not ***");
            })
        .hasCauseInstanceOf(RuntimeException.class);
  }

  @Test
  void masksACauseAndWhatWasSuppressed() {
    IllegalStateException failure =
        new IllegalStateException("a bug", new IOException("PASS hunter2"));
    failure.addSuppressed(new IOException("PASS hunter2 too"));
    assertThat(trace(secrets.maskedIn(failure)))
        .startsWith("java.lang.IllegalStateException: a bug")
        .contains("Caused by: java.io.IOException: PASS ***")
        .contains("masksACauseAndWhatWasSuppressed")
        .doesNotContain("hunter2");
  }

  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }

  @Test
  void saysNothingOfItself() {
    assertThat(secrets.toString()).isEqualTo("SecretValues[2]");
  }
}
