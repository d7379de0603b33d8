package im.gangway.sms.smpp;

import static im.gangway.sms.testing.ScriptedSmsc.SUBMIT;
import static im.gangway.sms.testing.ScriptedSmsc.octets;
import static im.gangway.sms.testing.ScriptedSmsc.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.sms.testing.ScriptedSmsc;
import im.gangway.sms.testing.ScriptedSmsc.Peer;
import im.gangway.sms.testing.ScriptedSmsc.Request;
import im.gangway.transport.FailureReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of submissions, whatever the SMSC answers and when. */
final class SmppSubmitTest {
  private ScriptedSmsc smsc;

  @BeforeEach
  void start() throws Exception {
    smsc = ScriptedSmsc.start();
  }

  @AfterEach
  void stop() throws Exception {
    smsc.close();
  }

  private static Submitted outcome(CompletableFuture<Submitted> of) throws Exception {
    return of.get(20, TimeUnit.SECONDS);
  }

  private static CompletableFuture<Submitted> send(SmppBench bench, String text) {
    return bench.provider.submit(SmppBench.message(text, text)).toCompletableFuture();
  }

  @Test
  void bindsAsTransceiverWithTheCredentials() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      assertThat(smsc.next(ScriptedSmsc.BIND).body())
          .isEqualTo(
              ScriptedSmsc.joined(
                  text("gangway"), text("secret"), text(""), octets(0x34, 0, 0, 0)));
      assertThat(bench.provider.health().up()).isTrue();
    }
  }

  @Test
  void sendsTextAsTheSpecificationLaysItOut() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      assertThat(bench.send("hi @ you")).isEqualTo(new Submitted.Accepted(List.of("1")));
      assertThat(smsc.next(SUBMIT).body())
          .isEqualTo(
              ScriptedSmsc.joined(
                  text(""),
                  octets(1, 1),
                  text("15550001"),
                  octets(1, 1),
                  text("491701234567"),
                  octets(0, 0, 0, 0, 0, 1, 0, 0, 0, 8),
                  octets('h', 'i', ' ', 0, ' ', 'y', 'o', 'u')));
    }
  }

  @Test
  void sendsUcs2WithItsDataCoding() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      bench.send("😀");
      assertThat(smsc.next(SUBMIT).body())
          .endsWith(octets(0, 0, 0, 0, 0, 1, 0, 8, 0, 4, 0xD8, 0x3D, 0xDE, 0x00));
    }
  }

  @Test
  void marksPartsByAHeader() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      bench.send("x".repeat(200));
      byte[] body = smsc.next(SUBMIT).body();
      assertThat(body).contains(octets(6, 8, 4, 0x12, 0x34, 2, 1, 'x', 'x'));
      assertThat(body[27]).as("esm_class").isEqualTo((byte) 0x40);
    }
  }

  @Test
  void marksPartsByOptionalParametersWhereItHasTo() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of("long-messages", "sar"))) {
      bench.send("x".repeat(200));
      byte[] body = smsc.next(SUBMIT).body();
      assertThat(body)
          .endsWith(octets(2, 0x0C, 0, 2, 0x12, 0x34, 2, 0x0E, 0, 1, 2, 2, 0x0F, 0, 1, 1));
      assertThat(body[27]).as("esm_class").isZero();
    }
  }

  @Test
  void matchesAnswersThatComeInAnotherOrder() throws Exception {
    Deque<Request> held = new ArrayDeque<>();
    smsc.on(
        SUBMIT,
        (peer, submit) -> {
          held.push(submit);
          if (held.size() == 3) {
            for (Request each : held) {
              peer.answer(each, 0, text("id-" + textOf(each)));
            }
          }
        });
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      List<CompletableFuture<Submitted>> sent = new ArrayList<>();
      for (String text : List.of("a", "b", "c")) {
        sent.add(send(bench, text));
      }
      assertThat(outcome(sent.get(0))).isEqualTo(new Submitted.Accepted(List.of("id-a")));
      assertThat(outcome(sent.get(1))).isEqualTo(new Submitted.Accepted(List.of("id-b")));
      assertThat(outcome(sent.get(2))).isEqualTo(new Submitted.Accepted(List.of("id-c")));
    }
  }

  private static String textOf(Request submit) {
    return new String(submit.body(), submit.body().length - 1, 1, StandardCharsets.US_ASCII);
  }

  @Test
  void keepsTheOrderOfSubmissions() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of("window", 26))) {
      for (char letter = 'a'; letter <= 'z'; letter++) {
        CompletableFuture<Submitted> unused = send(bench, letter + "");
      }
      StringBuilder seen = new StringBuilder();
      while (seen.length() < 26) {
        seen.append(textOf(smsc.next(SUBMIT)));
      }
      assertThat(seen).hasToString("abcdefghijklmnopqrstuvwxyz");
    }
  }

  @Test
  void takesNoMoreThanTheWindow() throws Exception {
    smsc.on(SUBMIT, (peer, submit) -> {});
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of("window", 2))) {
      assertThat(send(bench, "a")).isNotDone();
      assertThat(send(bench, "b")).isNotDone();
      assertThat(outcome(send(bench, "c"))).isInstanceOf(Submitted.Retry.class);
    }
  }

  @Test
  void saysUnknownWhenNoAnswerComesAndFreesThePlace() throws Exception {
    smsc.on(SUBMIT, (peer, submit) -> {});
    try (SmppBench bench = SmppBench.bound(smsc.port(), impatient())) {
      Submitted outcome = bench.send("a");
      assertThat(outcome).isInstanceOf(Submitted.Unknown.class);
      assertThat(((Submitted.Unknown) outcome).text().toString()).contains("may or may not");
      assertThat(bench.send("b")).isInstanceOf(Submitted.Unknown.class);
    }
  }

  private static Map<String, ?> impatient() {
    return Map.of("response-timeout", Duration.ofMillis(200), "window", 1);
  }

  @Test
  void tellsOfAnAnswerThatCameTooLate() throws Exception {
    Deque<Request> held = new ConcurrentLinkedDeque<>();
    smsc.on(SUBMIT, (peer, submit) -> held.add(submit));
    try (SmppBench bench = SmppBench.bound(smsc.port(), impatient())) {
      assertThat(bench.send("a")).isInstanceOf(Submitted.Unknown.class);
      smsc.peer().answer(held.remove(), 0, text("77"));
      await().untilAsserted(() -> assertThat(bench.listener.late()).containsKey("a"));
      assertThat(bench.listener.late().get("a")).isEqualTo(new Submitted.Accepted(List.of("77")));
    }
  }

  @Test
  void saysUnknownOfWhatWasSentWhenTheLinkIsCut() throws Exception {
    smsc.on(SUBMIT, (peer, submit) -> {});
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      CompletableFuture<Submitted> a = send(bench, "a");
      CompletableFuture<Submitted> b = send(bench, "b");
      smsc.next(SUBMIT);
      smsc.next(SUBMIT);
      smsc.peer().cut();
      assertThat(outcome(a)).isInstanceOf(Submitted.Unknown.class);
      assertThat(outcome(b)).isInstanceOf(Submitted.Unknown.class);
      assertThat(((Submitted.Unknown) outcome(b)).reason())
          .isEqualTo(FailureReason.CONNECTION_LOST);
    }
  }

  @Test
  void waitsForNoLateAnswerOnceTheLinkIsCut() throws Exception {
    smsc.on(SUBMIT, (peer, submit) -> {});
    try (SmppBench bench = SmppBench.bound(smsc.port(), impatient())) {
      assertThat(bench.send("a")).isInstanceOf(Submitted.Unknown.class);
      smsc.peer().cut();
      await().untilAsserted(() -> assertThat(bench.listener.late()).containsKey("a"));
      assertThat(bench.listener.late().get("a"))
          .isInstanceOfSatisfying(
              Submitted.Unknown.class,
              late -> assertThat(late.reason()).isEqualTo(FailureReason.CONNECTION_LOST));
    }
  }

  @Test
  void bindsAgainAfterACutAndSendsOn() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      smsc.peer().cut();
      assertThat(bench.listener.nextLink().up()).isFalse();
      assertThat(bench.listener.nextLink().up()).isTrue();
      assertThat(bench.send("a")).isInstanceOf(Submitted.Accepted.class);
    }
  }

  @Test
  void asksForPatienceWhileTheLinkIsDown() throws Exception {
    smsc.on(ScriptedSmsc.BIND, (peer, bind) -> {});
    try (SmppBench bench = SmppBench.to(smsc.port(), Map.of())) {
      smsc.next(ScriptedSmsc.BIND);
      assertThat(bench.send("a")).isInstanceOf(Submitted.Retry.class);
      assertThat(bench.provider.health().up()).isFalse();
    }
  }

  @Test
  void saysThatItIsThrottled() throws Exception {
    smsc.on(SUBMIT, (peer, submit) -> peer.answer(submit, 0x58));
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      Submitted.Refused refused = (Submitted.Refused) bench.send("a");
      assertThat(refused.action()).isEqualTo(SubmitAction.BACK_OFF);
      assertThat(refused.reason()).isEqualTo(FailureReason.RATE_LIMITED);
    }
  }

  @Test
  void takesANackForARefusal() throws Exception {
    smsc.on(
        SUBMIT,
        (peer, submit) -> peer.send(ScriptedSmsc.pdu(ScriptedSmsc.RESPONSE, 3, submit.sequence())));
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      assertThat(bench.send("a")).isInstanceOf(Submitted.Refused.class);
    }
  }

  @Test
  void bindsAgainWhenTheSmscSaysThatWeAreNotBound() throws Exception {
    smsc.on(SUBMIT, (peer, submit) -> peer.answer(submit, 4));
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      assertThat(((Submitted.Refused) bench.send("a")).action()).isEqualTo(SubmitAction.REBIND);
      assertThat(bench.listener.nextLink().up()).isFalse();
      assertThat(bench.listener.nextLink().up()).isTrue();
    }
  }

  @Test
  void readsHexadecimalIdsOfAnswersAsNumbers() throws Exception {
    smsc.on(SUBMIT, (peer, submit) -> peer.answer(submit, 0, text("00FF")));
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of("response-ids", "hexadecimal"))) {
      assertThat(bench.send("a")).isEqualTo(new Submitted.Accepted(List.of("ff")));
    }
  }

  @Test
  void tellsTheOperatorWhenTheCredentialsAreWrongAndWaitsLong() throws Exception {
    smsc.on(ScriptedSmsc.BIND, (peer, bind) -> peer.answer(bind, 0x0E));
    Map<String, ?> slow = Map.of("rebind-longest", Duration.ofMinutes(5));
    try (SmppBench bench = SmppBench.to(smsc.port(), slow)) {
      assertThat(bench.listener.nextLink().text()).contains("password", "0x0E");
      assertThat(((Submitted.Retry) bench.send("a")).after()).isGreaterThan(Duration.ofMinutes(4));
    }
  }

  @Test
  void probesASilentLinkAndCutsItWhenNothingComesBack() throws Exception {
    smsc.on(ScriptedSmsc.ENQUIRE, (peer, enquiry) -> {});
    Map<String, ?> quick =
        Map.of("enquire-link", Duration.ofMillis(100), "response-timeout", Duration.ofMillis(200));
    try (SmppBench bench = SmppBench.bound(smsc.port(), quick)) {
      smsc.next(ScriptedSmsc.ENQUIRE);
      assertThat(bench.listener.nextLink().text()).isEqualTo("The SMSC does not answer");
    }
  }

  @Test
  void answersProbesAndTheEndOfTheSession() throws Exception {
    try (SmppBench bench = SmppBench.bound(smsc.port(), Map.of())) {
      Peer peer = smsc.peer();
      peer.request(ScriptedSmsc.ENQUIRE, 900);
      assertThat(smsc.nextResponse(ScriptedSmsc.ENQUIRE).sequence()).isEqualTo(900);
      peer.request(ScriptedSmsc.UNBIND, 901);
      assertThat(smsc.nextResponse(ScriptedSmsc.UNBIND).sequence()).isEqualTo(901);
      assertThat(bench.listener.nextLink().up()).isFalse();
    }
  }

  @Test
  void saysGoodbyeWhenItIsClosed() throws Exception {
    SmppBench bench = SmppBench.bound(smsc.port(), Map.of());
    bench.provider.close();
    smsc.next(ScriptedSmsc.UNBIND);
    assertThat(bench.send("a")).isInstanceOf(Submitted.Retry.class);
    bench.close();
  }
}
