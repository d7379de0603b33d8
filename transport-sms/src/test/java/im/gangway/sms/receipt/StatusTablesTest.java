package im.gangway.sms.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.FailureReason;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTablesTest {
  private static String name(DeliveryOutcome outcome) {
    return outcome instanceof DeliveryOutcome.Failed failed
        ? failed.reason().name()
        : outcome.getClass().getSimpleName();
  }

  @ParameterizedTest
  @CsvSource({
    "0, Pending",
    "1, Pending",
    "2, Delivered",
    "3, NETWORK_UNREACHABLE",
    "4, DELIVERY_FAILED",
    "5, RECIPIENT_OUT_OF_REACH",
    "6, Pending",
    "7, Unknown",
    "8, DELIVERY_REFUSED",
    "9, DELIVERY_FAILED",
    "10, Unknown"
  })
  void saysWhatAStateMeans(int state, String outcome) {
    MessageState of = MessageState.of(state);
    assertThat(name(of.outcome(Optional.empty()))).isEqualTo(outcome);
    assertThat(of.isFinal()).isEqualTo(!outcome.equals("Pending"));
  }

  @ParameterizedTest
  @CsvSource({
    "0x00, NONE,",
    "0x01, GIVE_UP, CONTENT_REFUSED",
    "0x04, REBIND, CONNECTION_LOST",
    "0x08, OTHER_ROUTE_OR_RETRY, INTERNAL",
    "0x0A, GIVE_UP_AND_ALARM, INTERNAL",
    "0x0B, GIVE_UP, RECIPIENT_UNKNOWN",
    "0x14, BACK_OFF, RATE_LIMITED",
    "0x45, GIVE_UP, DELIVERY_FAILED",
    "0x58, BACK_OFF, RATE_LIMITED",
    "0x61, GIVE_UP, CONTENT_REFUSED",
    "0x62, GIVE_UP, CONTENT_REFUSED",
    "0x64, OTHER_ROUTE_OR_RETRY, INTERNAL",
    "0x65, GIVE_UP, CONTENT_REFUSED",
    "0x66, OTHER_ROUTE, DELIVERY_FAILED",
    "0xFE, OTHER_ROUTE, DELIVERY_FAILED",
    "0xFF, OTHER_ROUTE, DELIVERY_FAILED",
    "0x0400, GIVE_UP, DELIVERY_FAILED",
    "0x04FF, GIVE_UP, DELIVERY_FAILED"
  })
  void saysWhatToDoAboutACommandStatus(
      String code, SubmitAction action, @Nullable FailureReason reason) {
    CommandStatus status = new CommandStatus(Integer.decode(code));
    assertThat(status.action()).isEqualTo(action);
    assertThat(status.code()).isEqualTo(code);
    if (reason != null) {
      assertThat(status.reason()).isEqualTo(reason);
      assertThat(status.text().toString()).contains(code);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x00, BOUND",
    "0x05, DOWN",
    "0x0D, DOWN",
    "0x0E, CREDENTIALS_REFUSED",
    "0x0F, CREDENTIALS_REFUSED",
    "0x08, DOWN"
  })
  void saysWhatARefusedBindMeans(String code, BindStatus status) {
    assertThat(BindStatus.of(Integer.decode(code))).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "queued,, Pending",
    "sending,, Pending",
    "sent,, Pending",
    "delivered,, Delivered",
    "read,, Delivered",
    "canceled,, DELIVERY_FAILED",
    "failed,, DELIVERY_FAILED",
    "undelivered, 30003, RECIPIENT_OUT_OF_REACH",
    "undelivered, 30008, RECIPIENT_OUT_OF_REACH",
    "undelivered, 30005, RECIPIENT_UNKNOWN",
    "undelivered, 30006, CONTENT_REFUSED",
    "undelivered, 30007, POLICY_VIOLATED",
    "failed, 30001, RATE_LIMITED",
    "failed, 21610, NOT_PERMITTED",
    "failed, 21211, RECIPIENT_UNKNOWN",
    "failed, 21614, RECIPIENT_UNKNOWN",
    "failed, 20003, INTERNAL"
  })
  void saysWhatTwiliosWordsMean(String status, @Nullable Integer code, String outcome) {
    OptionalInt given = code == null ? OptionalInt.empty() : OptionalInt.of(code);
    assertThat(name(TwilioStatus.outcome(status, given))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "20429, BACK_OFF",
    "30001, BACK_OFF",
    "20003, GIVE_UP_AND_ALARM",
    "21610, GIVE_UP",
    "21211, GIVE_UP"
  })
  void saysWhatToDoAboutTwiliosRefusals(int code, SubmitAction action) {
    assertThat(TwilioStatus.action(code)).isEqualTo(action);
  }

  @Test
  void tellsTheCarriersCodeInTheUsersLanguage() {
    DeliveryOutcome outcome = MessageState.REJECTED.outcome(Optional.of("001"));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            DeliveryOutcome.Failed.class,
            failed -> {
              assertThat(failed.text().in(Locale.ENGLISH)).endsWith("(carrier code 001)");
              assertThat(failed.text().in(Locale.GERMAN)).contains("001", "Netzbetreiber");
            });
  }
}
