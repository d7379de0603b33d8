package im.gangway.sms.route;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.Capabilities;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.sms.testing.ScriptedProvider;
import im.gangway.sms.testing.SteppedTime;
import im.gangway.sms.text.AlphabetChoice;
import im.gangway.sms.text.ReferenceWidth;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final SmsAddress OURS = new SmsAddress.E164("+15550001");
  private static final SmsAddress GERMAN = new SmsAddress.E164("+491701234567");
  private static final SmsAddress FRENCH = new SmsAddress.E164("+33612345678");
  private static final String TWO_PARTS = "a".repeat(200);
  private static final Submitted THROTTLED = refused(SubmitAction.BACK_OFF);

  private final SteppedTime time = new SteppedTime();
  private final ScriptedProvider first = new ScriptedProvider();
  private final ScriptedProvider second = new ScriptedProvider();
  private int messages;

  private static Submitted.Refused refused(SubmitAction action) {
    return new Submitted.Refused(action, FailureReason.INTERNAL, Text.literal("No."));
  }

  private static RoutePlan plan(
      String id, String prefix, String sender, int priority, int window, double rate) {
    return new RoutePlan(
        id,
        List.of(prefix),
        Set.of(sender),
        priority,
        window,
        rate,
        AlphabetChoice.plain(),
        ReferenceWidth.EIGHT_BIT,
        false,
        Duration.ofSeconds(30));
  }

  private Router router(RoutePlan one, RoutePlan other) {
    return new Router(List.of(route(one, first), route(other, second)), 10, new Random(1));
  }

  private Router router(int window, double rate) {
    RoutePlan only = plan("one", "+", "*", 0, window, rate);
    return new Router(List.of(route(only, first)), 10, new Random(1));
  }

  private Route route(RoutePlan plan, ScriptedProvider provider) {
    return new Route(plan, provider, time.clock(), time, new Random(1));
  }

  private CompletableFuture<SendOutcome> send(Router router, SmsAddress to, String text) {
    return router
        .send(new OutgoingSms("m" + ++messages, OURS, to, text))
        .thenApply(Sent::outcome)
        .toCompletableFuture();
  }

  private static SendOutcome same(Router router) {
    return router
        .send(new OutgoingSms("same", OURS, GERMAN, "x"))
        .toCompletableFuture()
        .join()
        .outcome();
  }

  @Test
  void acceptsWithTheIdsOfAllSegments() {
    assertThat(send(router(5, 0), GERMAN, TWO_PARTS).join())
        .isEqualTo(
            new SendOutcome.Accepted(
                List.of(new LegacyMessageId("one:1"), new LegacyMessageId("one:2"))));
  }

  @Test
  void prefersTheLongerPrefix() {
    Router router = router(plan("world", "+", "*", 0, 1, 0), plan("de", "+49", "*", 9, 1, 0));
    send(router, GERMAN, "de");
    send(router, FRENCH, "fr");
    assertThat(first.texts()).containsExactly("fr");
    assertThat(second.texts()).containsExactly("de");
  }

  @Test
  void prefersTheSmallerPriority() {
    Router router = router(plan("one", "+", "*", 2, 1, 0), plan("two", "+", "*", 1, 1, 0));
    send(router, GERMAN, "hello");
    assertThat(second.texts()).containsExactly("hello");
  }

  @Test
  void leavesOutRoutesThatTheSenderMayNotUse() {
    Router router =
        router(plan("one", "+", "+15559999", 0, 1, 0), plan("two", "+", "+15550001", 1, 1, 0));
    send(router, GERMAN, "hello");
    assertThat(second.texts()).containsExactly("hello");
  }

  @Test
  void refusesWhereNoRouteLeads() {
    Router router = router(plan("one", "+49", "*", 0, 1, 0), plan("two", "+49", "*", 1, 1, 0));
    assertThat(send(router, FRENCH, "hello").join()).isInstanceOf(SendOutcome.Refused.class);
    assertThat(first.submitted()).isEmpty();
  }

  @Test
  void goesAnotherWayWhileOneIsDown() {
    Router router = router(plan("one", "+", "*", 0, 1, 0), plan("two", "+", "*", 1, 1, 0));
    first.up(false);
    send(router, GERMAN, "hello");
    assertThat(second.texts()).containsExactly("hello");
    second.up(false);
    assertThat(send(router, GERMAN, "later").join()).isInstanceOf(SendOutcome.RetryAfter.class);
  }

  @Test
  void triesAnotherRouteBeforeAnythingWasSent() {
    Router router = router(plan("one", "+", "*", 0, 1, 0), plan("two", "+", "*", 1, 1, 0));
    first.answer(refused(SubmitAction.OTHER_ROUTE));
    assertThat(send(router, GERMAN, TWO_PARTS).join()).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(first.submitted()).hasSize(1);
    assertThat(second.submitted()).hasSize(2);
  }

  @Test
  void neverSendsPartsOverTwoRoutes() {
    Router router = router(plan("one", "+", "*", 0, 1, 0), plan("two", "+", "*", 1, 1, 0));
    first.answer(new Submitted.Accepted(List.of("x")), refused(SubmitAction.OTHER_ROUTE));
    assertThat(send(router, GERMAN, TWO_PARTS).join())
        .isInstanceOfSatisfying(
            SendOutcome.Refused.class,
            outcome -> assertThat(outcome.text().toString()).contains("first 1 of 2 parts"));
    assertThat(second.submitted()).isEmpty();
  }

  @Test
  void sendsNoPartBehindOneThatWasRefused() {
    first.answer(new Submitted.Accepted(List.of("x")), refused(SubmitAction.GIVE_UP));
    send(router(1, 0), GERMAN, "a".repeat(400));
    assertThat(first.submitted()).hasSize(2);
  }

  @Test
  void tellsThatNobodyKnows() {
    first.answer(new Submitted.Unknown(FailureReason.CONNECTION_LOST, Text.literal("Gone.")));
    assertThat(send(router(1, 0), GERMAN, TWO_PARTS).join())
        .isInstanceOf(SendOutcome.Unknown.class);
    assertThat(first.submitted()).hasSize(1);
  }

  private static Submitted noAnswer() {
    return new Submitted.Unknown(FailureReason.NETWORK_UNREACHABLE, Text.literal("No answer."));
  }

  @Test
  void takesAnAnswerThatComesLate() {
    Router router = router(1, 0);
    first.answer(noAnswer());
    CompletableFuture<SendOutcome> sent = send(router, GERMAN, "1");
    assertThat(sent).isNotDone();
    router.routes().get(0).answeredLate("m1/1", new Submitted.Accepted(List.of("x")));
    assertThat(sent.join())
        .isEqualTo(new SendOutcome.Accepted(List.of(new LegacyMessageId("one:x"))));
  }

  @Test
  void tellsThatNobodyKnowsWhenNoAnswerComesAtAll() {
    Router router = router(1, 0);
    first.answer(noAnswer());
    CompletableFuture<SendOutcome> sent = send(router, GERMAN, "1");
    assertThat(send(router, FRENCH, "2").join()).isInstanceOf(SendOutcome.Accepted.class);
    time.advance(Duration.ofSeconds(30));
    assertThat(sent.join()).isInstanceOf(SendOutcome.Unknown.class);
  }

  @Test
  void triesAFewTimesWhatMayPass() {
    Router router = router(1, 0);
    for (int attempt = 1; attempt < 5; attempt++) {
      first.answer(refused(SubmitAction.OTHER_ROUTE_OR_RETRY));
      assertThat(same(router))
          .isEqualTo(new SendOutcome.RetryAfter(Duration.ofSeconds(2L * attempt)));
    }
    first.answer(refused(SubmitAction.OTHER_ROUTE_OR_RETRY));
    assertThat(same(router)).isInstanceOf(SendOutcome.Refused.class);
  }

  @Test
  void keepsTheWindow() {
    first.hold();
    Router router = router(2, 0);
    List<CompletableFuture<SendOutcome>> sent =
        List.of(send(router, GERMAN, "1"), send(router, FRENCH, "2"), send(router, GERMAN, "3"));
    assertThat(first.texts()).containsExactly("1", "2");
    first.release();
    assertThat(first.texts()).containsExactly("1", "2", "3");
    assertThat(sent.get(0)).isDone();
    assertThat(sent.get(2)).isNotDone();
  }

  @Test
  void keepsTheRate() {
    Router router = router(100, 2);
    for (int each = 0; each < 6; each++) {
      send(router, GERMAN, "n" + each);
    }
    assertThat(first.submitted()).hasSize(1);
    time.advance(Duration.ofMillis(2_000));
    assertThat(first.submitted()).hasSize(5);
  }

  @Test
  void waitsInOrderWhenItIsThrottledForAShortWhile() {
    Router router = router(1, 0);
    first.answer(THROTTLED);
    CompletableFuture<SendOutcome> one = send(router, GERMAN, "1");
    CompletableFuture<SendOutcome> two = send(router, FRENCH, "2");
    assertThat(one).isNotDone();
    time.advance(Duration.ofSeconds(6));
    assertThat(first.texts()).containsExactly("1", "1", "2");
    assertThat(one.join()).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(two.join()).isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void givesBackWhatHasNotBegunWhenItIsThrottledForLong() {
    Router router = router(1, 0);
    first.answer(THROTTLED, THROTTLED, THROTTLED);
    CompletableFuture<SendOutcome> one = send(router, GERMAN, "1");
    CompletableFuture<SendOutcome> two = send(router, FRENCH, "2");
    for (int step = 0; step < 100 && !one.isDone(); step++) {
      time.advance(Duration.ofMillis(100));
    }
    assertThat(one.join())
        .isInstanceOfSatisfying(
            SendOutcome.RetryAfter.class,
            later -> assertThat(later.duration()).isGreaterThan(Duration.ofSeconds(3)));
    assertThat(two.join()).isInstanceOf(SendOutcome.RetryAfter.class);
    assertThat(send(router, FRENCH, "3").join()).isInstanceOf(SendOutcome.RetryAfter.class);
    time.advance(Duration.ofSeconds(10));
    send(router, FRENCH, "4");
    time.advance(Duration.ofSeconds(10));
    assertThat(first.texts()).containsExactly("1", "1", "1", "4");
  }

  @Test
  void keepsWhatHasBegunHoweverLongItIsThrottled() {
    Router router = router(1, 0);
    Submitted[] throttledForLong = {
      new Submitted.Accepted(List.of("x")), THROTTLED, THROTTLED, THROTTLED, THROTTLED
    };
    first.answer(throttledForLong);
    CompletableFuture<SendOutcome> long2 = send(router, GERMAN, TWO_PARTS);
    time.advance(Duration.ofSeconds(40));
    assertThat(long2.join())
        .isInstanceOfSatisfying(
            SendOutcome.Accepted.class, outcome -> assertThat(outcome.ids()).hasSize(2));
  }

  @Test
  @DisplayName("K-17 more segments than allowed are refused with both numbers")
  void refusesTextsThatAreTooLong() {
    assertThat(send(router(1, 0), GERMAN, "a".repeat(2_000)).join())
        .isInstanceOfSatisfying(
            SendOutcome.Refused.class,
            outcome -> assertThat(outcome.text().toString()).contains("14").contains("10"));
    assertThat(first.submitted()).isEmpty();
  }

  @Test
  void leavesTheCuttingToProvidersThatDoIt() {
    first.able(new Capabilities(Capabilities.Splitting.PROVIDER, true, false, 5));
    send(router(1, 0), GERMAN, TWO_PARTS);
    assertThat(first.texts()).containsExactly(TWO_PARTS);
  }

  @Test
  void answersThousandsThatWaitAtOnce() {
    Router router = router(1_000, 1_000);
    List<CompletableFuture<SendOutcome>> sent = new ArrayList<>();
    for (int each = 0; each < 1_000; each++) {
      sent.add(send(router, GERMAN, "n" + each));
    }
    time.advance(Duration.ofSeconds(2));
    assertThat(sent).allMatch(CompletableFuture::isDone);
    assertThat(first.texts()).hasSize(1_000).startsWith("n0", "n1").endsWith("n998", "n999");
  }

  @Test
  void takesAProviderThatThrowsForOneThatMayHaveSent() {
    Router router = router(1, 0);
    first.misbehave();
    assertThat(send(router, GERMAN, "1").join()).isInstanceOf(SendOutcome.Unknown.class);
    assertThat(send(router, GERMAN, "2").join()).isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void givesBackWhatWaitsWhenItCloses() {
    first.hold();
    Router router = router(1, 0);
    send(router, GERMAN, "1");
    CompletableFuture<SendOutcome> waiting = send(router, FRENCH, "2");
    router.close();
    assertThat(waiting.join()).isInstanceOf(SendOutcome.RetryAfter.class);
    assertThat(first.isClosed()).isTrue();
  }
}
