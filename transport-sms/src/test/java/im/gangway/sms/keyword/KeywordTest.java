package im.gangway.sms.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordTest {
  @ParameterizedTest
  @CsvSource({
    "STOP, STOP",
    "stop, STOP",
    "Stop., STOP",
    "' STOP! ', STOP",
    "STOP 🛑, STOP",
    "\"STOP\", STOP",
    "ＳＴＯＰ, STOP",
    "StopAll, STOP",
    "stop all, STOP",
    "UNSUBSCRIBE, STOP",
    "cancel, STOP",
    "End, STOP",
    "Quit, STOP",
    "revoke, STOP",
    "OPTOUT, STOP",
    "OPT OUT, STOP",
    "opt-out, STOP",
    "START, START",
    "start., START",
    "UNSTOP, START",
    "HELP, HELP",
    "help?, HELP",
    "INFO, HELP",
    "Info!, HELP",
    "Stop it,",
    "STOP calling me,",
    "Don't stop,",
    "stopp,",
    "the end,",
    "Helping,",
    "yes,",
    "1,",
    "'',",
    "🛑,",
    "STOP STOP,"
  })
  void isAWholeMessageOnly(String message, @Nullable Keyword keyword) {
    assertThat(Keyword.of(message)).isEqualTo(Optional.ofNullable(keyword));
  }
}
