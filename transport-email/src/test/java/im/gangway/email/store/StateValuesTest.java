package im.gangway.email.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.gangway.email.EmailTransport;
import im.gangway.email.address.LegacyMailAddresses;
import im.gangway.email.address.MailAddress;
import im.gangway.email.store.SentMails.Sent;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.testing.FixedTransportContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateValuesTest {
  private static final LegacyAddress BOB = new LegacyAddress("bob@x.example");
  private static final Clock CLOCK = Clock.systemUTC();

  private final FixedTransportContext context =
      FixedTransportContext.of(new EmailTransport().info(), Map.of());
  private final StateValues values = new StateValues(context);

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void keepsThreadsForWhoeverAsksNext() throws Exception {
    Tail tail = new Tail("t1", "m2@x", List.of("m1@x"), "Lunch\nat one");
    done(new Threads(values, CLOCK).keep("alice", BOB, tail, List.of("mine")));
    Threads later = new Threads(new StateValues(context), CLOCK);
    Tail kept = new Tail("t1", "m2@x", List.of("m1@x"), "Lunch at one");
    assertThat(done(later.byThread("alice", "t1"))).contains(kept);
    assertThat(done(later.byThread("alice", "mine"))).contains(kept);
    assertThat(done(later.byContact("alice", BOB))).contains(kept);
    assertThat(done(later.byMail("alice", "m2@x"))).contains(kept);
    assertThat(done(later.byContact("eve", BOB))).isEmpty();
  }

  @Test
  void keepsWhatAUserSent() throws Exception {
    Sent sent = new Sent("e1", List.of("bob@x.example", "eve@x.example"));
    done(new SentMails(values, CLOCK).keep("alice", sent));
    assertThat(done(new SentMails(values, CLOCK).find("alice", "e1"))).contains(sent);
    assertThat(done(new SentMails(values, CLOCK).find("eve", "e1"))).isEmpty();
    assertThat(sent.ids()).extracting(id -> id.value()).containsExactly("e1", "e1.1");
    assertThat(sent.recipient("EVE@x.example")).contains("eve@x.example");
  }

  @Test
  void keepsHowAnAddressIsWritten() throws Exception {
    MailAddress written = new MailAddress("Bob", "x.example");
    StoredSpellings first = new StoredSpellings(values, CLOCK);
    LegacyAddress folded = new LegacyMailAddresses(first).legacy(written);
    StoredSpellings later = new StoredSpellings(values, CLOCK);
    done(later.prepare(folded));
    assertThat(new LegacyMailAddresses(later).mail(folded)).isEqualTo(written);
  }

  @Test
  void forgetsAUserWhoLeft() throws Exception {
    Threads threads = new Threads(values, CLOCK);
    SentMails sent = new SentMails(values, CLOCK);
    for (String each : List.of("alice", "alicia")) {
      done(threads.keep(each, BOB, new Tail("t1", "m2@x", List.of(), "Lunch"), List.of()));
      done(sent.keep(each, new Sent("e1", List.of("bob@x.example"))));
    }
    done(threads.forget("alice"));
    done(sent.forget("alice"));
    assertThat(done(threads.byContact("alice", BOB))).isEmpty();
    assertThat(done(threads.byThread("alice", "t1"))).isEmpty();
    assertThat(done(sent.find("alice", "e1"))).isEmpty();
    assertThat(done(threads.byContact("alicia", BOB))).isPresent();
    assertThat(done(sent.find("alicia", "e1"))).isPresent();
  }

  @Test
  void failsAsWhatMayWorkLater() {
    ((ExecutorService) context.blocking()).shutdownNow();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> done(values.get("t", "k")))
        .havingCause()
        .isInstanceOfSatisfying(
            LegacyException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.RATE_LIMITED));
  }

  private static <T> T done(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
