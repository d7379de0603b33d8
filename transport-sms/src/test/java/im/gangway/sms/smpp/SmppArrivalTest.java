package im.gangway.sms.smpp;

import static im.gangway.sms.testing.ScriptedSmsc.DELIVER;
import static im.gangway.sms.testing.ScriptedSmsc.delivery;
import static im.gangway.sms.testing.ScriptedSmsc.octets;
import static im.gangway.sms.testing.ScriptedSmsc.text;
import static im.gangway.sms.testing.ScriptedSmsc.tlv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.sms.provider.ProviderListener.Inbound;
import im.gangway.sms.provider.ProviderListener.Receipt;
import im.gangway.sms.receipt.DeliveryOutcome;
import im.gangway.sms.testing.ScriptedSmsc;
import im.gangway.sms.text.Concatenation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an SMSC delivers, and when it is acknowledged. */
final class SmppArrivalTest {
  private ScriptedSmsc smsc;

  @BeforeEach
  void start() throws Exception {
    smsc = ScriptedSmsc.start();
  }

  @AfterEach
  void stop() throws Exception {
    smsc.close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void handsAMessageOn() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      smsc.peer().request(DELIVER, 7, delivery(0, 0, ascii("hello")));
      Inbound message = bench.listener.nextMessage();
      assertThat(message.from()).isEqualTo(SmppBench.THEM);
      assertThat(message.to()).isEqualTo(SmppBench.US);
      assertThat(message.message().part().text()).isEqualTo("hello");
      assertThat(smsc.nextResponse(DELIVER))
          .satisfies(
              response -> {
                assertThat(response.sequence()).isEqualTo(7);
                assertThat(response.status()).isZero();
                assertThat(response.body()).isEqualTo(text(""));
              });
    }
  }

  @Test
  void acknowledgesOnlyWhatIsKept() throws Exception {
    CompletableFuture<Void> first = new CompletableFuture<>();
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      bench.listener.keepBy(
          List.of(first, CompletableFuture.<Void>completedFuture(null)).iterator()::next);
      smsc.peer().request(DELIVER, 1, delivery(0, 0, ascii("a")));
      smsc.peer().request(DELIVER, 2, delivery(0, 0, ascii("b")));
      assertThat(smsc.nextResponse(DELIVER).sequence()).isEqualTo(2);
      first.complete(null);
      assertThat(smsc.nextResponse(DELIVER).sequence()).isEqualTo(1);
    }
  }

  @Test
  void refusesForNowWhatCouldNotBeKept() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      bench.listener.keepBy(
          () -> CompletableFuture.failedFuture(new IllegalStateException("full")));
      smsc.peer().request(DELIVER, 1, delivery(0, 0, ascii("a")));
      assertThat(smsc.nextResponse(DELIVER).status()).isEqualTo(0x64);
    }
  }

  @Test
  void keepsTheOrderOfABurstAndRefusesNothing() throws Exception {
    List<Integer> numbers = new ArrayList<>();
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      for (int i = 1; i <= 2_000; i++) {
        smsc.peer().request(DELIVER, i, delivery(0, 0, ascii(i + "")));
      }
      for (int i = 1; i <= 2_000; i++) {
        numbers.add(Integer.valueOf(bench.listener.nextMessage().message().part().text()));
        assertThat(smsc.nextResponse(DELIVER).status()).isZero();
      }
    }
    assertThat(numbers).isSorted().hasSize(2_000);
  }

  @Test
  void readsNoFurtherWhileTooMuchIsNotKept() throws Exception {
    List<CompletableFuture<Void>> open = new CopyOnWriteArrayList<>();
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      bench.listener.keepBy(
          () -> {
            CompletableFuture<Void> one = new CompletableFuture<>();
            open.add(one);
            return one;
          });
      byte[] large = delivery(0, 4, new byte[250]);
      for (int i = 1; i <= 3_000; i++) {
        smsc.peer().request(DELIVER, i, large);
      }
      for (int i = 1; i <= 500; i++) {
        bench.listener.nextMessage();
      }
      await().during(Duration.ofMillis(300)).until(() -> open.size() < 700);
      bench.listener.keepBy(() -> CompletableFuture.completedFuture(null));
      open.forEach(each -> each.complete(null));
      for (int i = 1; i <= 3_000; i++) {
        assertThat(smsc.nextResponse(DELIVER).status()).isZero();
      }
    }
  }

  @Test
  void readsReceipts() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      String receipt =
          "id:77 sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:DELIVRD"
              + " err:000 text:hello";
      smsc.peer().request(DELIVER, 1, delivery(4, 0, ascii(receipt)));
      assertThat(bench.listener.nextReceipt())
          .isEqualTo(new Receipt("77", new DeliveryOutcome.Delivered()));
      assertThat(smsc.nextResponse(DELIVER).status()).isZero();
      assertThat(bench.listener.hasMessages()).isFalse();
    }
  }

  @Test
  void readsReceiptsOfOptionalParametersAlone() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      smsc.peer()
          .request(
              DELIVER,
              1,
              delivery(4, 0, new byte[0], tlv(0x1E, text("a_b")), tlv(0x427, octets(8))));
      Receipt receipt = bench.listener.nextReceipt();
      assertThat(receipt.id()).isEqualTo("a_b");
      assertThat(receipt.outcome()).isInstanceOf(DeliveryOutcome.Failed.class);
    }
  }

  @Test
  void readsDecimalIdsOfReceiptsAsTheNumbersOfTheAnswers() throws Exception {
    Map<String, ?> ids = Map.of("response-ids", "hexadecimal", "receipt-ids", "decimal");
    try (SmppBench bench = SmppBench.bound(smsc.port(), ids)) {
      smsc.peer().request(DELIVER, 1, delivery(4, 0, ascii("id:0255 stat:DELIVRD")));
      assertThat(bench.listener.nextReceipt().id()).isEqualTo("ff");
    }
  }

  @Test
  void passesOverAReceiptThatSaysNothing() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      smsc.peer().request(DELIVER, 1, delivery(4, 0, ascii("delivered!")));
      assertThat(smsc.nextResponse(DELIVER).status()).isZero();
      assertThat(bench.listener.hasMessages()).isFalse();
    }
  }

  @Test
  void takesAReceiptBeforeTheAnswerToItsMessage() throws Exception {
    smsc.on(
        ScriptedSmsc.SUBMIT,
        (peer, submit) -> {
          peer.request(DELIVER, 1, delivery(4, 0, ascii("id:5 stat:DELIVRD")));
          peer.answer(submit, 0, text("5"));
        });
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      assertThat(bench.send("a")).isNotNull();
      assertThat(bench.listener.nextReceipt().id()).isEqualTo("5");
    }
  }

  @Test
  void readsPartsOfBothKinds() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      byte[] header = octets(5, 0, 3, 9, 2, 1, 'x');
      smsc.peer().request(DELIVER, 1, delivery(0x40, 0, header));
      Concatenation byHeader = bench.listener.nextMessage().message().concatenation().orElseThrow();
      assertThat(byHeader.reference()).isEqualTo(9);
      smsc.peer()
          .request(
              DELIVER,
              2,
              delivery(
                  0,
                  0,
                  ascii("x"),
                  tlv(0x20C, octets(1, 2)),
                  tlv(0x20E, octets(2)),
                  tlv(0x20F, octets(2))));
      Concatenation bySar = bench.listener.nextMessage().message().concatenation().orElseThrow();
      assertThat(bySar.reference()).isEqualTo(0x102);
      assertThat(bySar.number()).isEqualTo(2);
    }
  }

  @Test
  void readsAMessageInThePayload() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      String text = "y".repeat(1_000);
      smsc.peer().request(DELIVER, 1, delivery(0, 0, new byte[0], tlv(0x424, ascii(text))));
      assertThat(bench.listener.nextMessage().message().part().text()).isEqualTo(text);
    }
  }

  @Test
  void readsAMessageInDataSm() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      byte[] body =
          ScriptedSmsc.joined(
              text(""),
              octets(1, 1),
              text("491701234567"),
              octets(1, 1),
              text("15550001"),
              octets(0, 0, 0),
              tlv(0x424, ascii("data")));
      smsc.peer().request(ScriptedSmsc.DATA, 3, body);
      assertThat(bench.listener.nextMessage().message().part().text()).isEqualTo("data");
      assertThat(smsc.nextResponse(ScriptedSmsc.DATA).sequence()).isEqualTo(3);
    }
  }
}
