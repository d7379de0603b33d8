package im.gangway.sms.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentStatesTest {
  /** Receipts are {@code segment:state}. */
  @ParameterizedTest
  @CsvSource({
    "1,, Pending",
    "1, 1:DELIVERED, Delivered",
    "1, 1:ENROUTE, Pending",
    "2, 1:DELIVERED, Pending",
    "2, 1:DELIVERED 1:DELIVERED, Pending",
    "2, 2:DELIVERED 1:DELIVERED, Delivered",
    "2, 1:DELIVERED 1:ENROUTE 2:DELIVERED, Delivered",
    "2, 2:UNDELIVERABLE, Failed",
    "2, 1:DELIVERED 2:EXPIRED, Failed",
    "2, 1:DELIVERED 1:UNDELIVERABLE 2:DELIVERED, Delivered",
    "2, 1:UNKNOWN, Pending",
    "2, 1:UNKNOWN 2:DELIVERED, Unknown",
    "2, 1:UNKNOWN 2:DELIVERED 1:DELIVERED, Delivered",
    "3, 3:DELIVERED 1:DELIVERED 2:REJECTED, Failed"
  })
  void isDeliveredWhenEverySegmentIs(int segments, @Nullable String receipts, String outcome) {
    SegmentStates states = SegmentStates.of(segments);
    for (String receipt : receipts == null ? new String[0] : receipts.split(" ")) {
      String[] said = receipt.split(":");
      states =
          states.with(
              Integer.parseInt(said[0]), MessageState.valueOf(said[1]).outcome(Optional.empty()));
    }
    assertThat(states.outcome().getClass().getSimpleName()).isEqualTo(outcome);
  }
}
