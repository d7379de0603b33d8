package im.gangway.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.gangway.core.account.UserAccount;
import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.session.UserSession;
import im.gangway.core.testing.ScriptedCase;
import im.gangway.core.testing.SteppingScheduler;
import im.gangway.transport.NetworkAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdmissionTest extends ScriptedCase {
  private static final RegistrationScope WHOLE = new RegistrationScope(Optional.empty());

  private final SteppingScheduler time = new SteppingScheduler();
  private final Admission admission =
      new Admission(
          new RegistrationRules(
              RegistrationPolicy.REQUIRED,
              false,
              Set.of(GATEWAY, "sms.example.org"),
              () -> 2,
              Optional.empty()),
          time.clock());

  /** What is checked in a user's mailbox. */
  private interface Claim {
    void holds(UserSession session) throws StanzaException;
  }

  private void as(String user, Claim claim) throws Exception {
    inSession(
        user,
        session -> {
          try {
            claim.holds(session);
            return CompletableFuture.completedFuture(true);
          } catch (StanzaException | AssertionError failure) {
            return CompletableFuture.failedFuture(failure);
          }
        });
  }

  private static void assertRefused(Condition condition, ThrowingCallable act) {
    assertThatExceptionOfType(StanzaException.class)
        .isThrownBy(act)
        .satisfies(refused -> assertThat(refused.error().condition()).isEqualTo(condition));
  }

  @Test
  @DisplayName("D-38 users of another domain of this gateway cannot register")
  void refusesUsersOfOtherGateways() throws Exception {
    as(
        "bot@sms.example.org",
        session -> assertRefused(Condition.FORBIDDEN, () -> admission.check(session, WHOLE)));
  }

  @Test
  @DisplayName("D-36 R-01 those that are being verified count too")
  void countsThoseUnderWay() throws Exception {
    as("a@example.org", admission::begin);
    as("b@example.org", admission::begin);
    as(
        "c@example.org",
        session -> assertRefused(Condition.RESOURCE_CONSTRAINT, () -> admission.begin(session)));
    as("d@other.example", admission::begin);
  }

  @Test
  void givesPlacesBackForWhatCameToNothing() throws Exception {
    for (int i = 0; i < 5; i++) {
      as("a@example.org", session -> admission.begin(session).run());
    }
  }

  @Test
  @DisplayName("D-36 after an hour there is room again")
  void forgetsAfterAnHour() throws Exception {
    as("a@example.org", admission::registered);
    as("b@example.org", admission::registered);
    as(
        "c@example.org",
        session -> assertRefused(Condition.RESOURCE_CONSTRAINT, () -> admission.begin(session)));
    time.advance(Duration.ofMinutes(61));
    as("c@example.org", admission::begin);
  }

  @Test
  @DisplayName("D-37 five wrong forms, and a minute of peace")
  void forgivesAfterAMinute() throws Exception {
    for (int i = 0; i < 5; i++) {
      as("a@example.org", admission::failed);
    }
    as(
        "a@example.org",
        session ->
            assertRefused(Condition.RESOURCE_CONSTRAINT, () -> admission.check(session, WHOLE)));
    time.advance(Duration.ofSeconds(61));
    as("a@example.org", session -> admission.check(session, WHOLE));
  }

  @Test
  @DisplayName("D-36 one user can register with so many networks only")
  void capsTheNetworksOfAUser() throws Exception {
    for (int i = 0; i < 50; i++) {
      String network = "net" + i;
      inSession(
          USER,
          session ->
              UserAccount.of(session).register(network, Optional.empty(), Map.of(), Set.of()));
    }
    as(
        USER,
        session -> {
          admission.check(session, scope("net1"));
          assertRefused(
              Condition.RESOURCE_CONSTRAINT, () -> admission.check(session, scope("another")));
        });
  }

  private static RegistrationScope scope(String network) {
    return new RegistrationScope(Optional.of(new NetworkAddress(network)));
  }
}
