package im.gangway.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.gangway.core.account.UserAccount;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who may register now: counts new registrations by XMPP domain, and wrong ones by user.
 * Thread-safe.
 */
final class Admission {
  private static final int MAX_SCOPES = 50;
  private static final int MAX_FAILURES = 5;
  private static final int MAX_REMEMBERED = 10_000;

  private final RegistrationRules rules;
  private final Cache<String, AtomicInteger> newByDomain;
  private final Cache<String, AtomicInteger> failuresByUser;
  private final Map<String, Integer> verifyingByDomain = new ConcurrentHashMap<>();

  Admission(RegistrationRules rules, Clock clock) {
    this.rules = rules;
    this.newByDomain = counters(Duration.ofHours(1), clock);
    this.failuresByUser = counters(Duration.ofMinutes(1), clock);
  }

  private static Cache<String, AtomicInteger> counters(Duration lifetime, Clock clock) {
    return Caffeine.newBuilder()
        .maximumSize(MAX_REMEMBERED)
        .expireAfterWrite(lifetime)
        .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
        .executor(Runnable::run)
        .build();
  }

  /**
   * Checks whether a user may register, before the legacy service is asked.
   *
   * @throws StanzaException if not
   */
  void check(UserSession session, RegistrationScope scope) throws StanzaException {
    UserAccount account = UserAccount.of(session);
    if (rules.gateways().contains(session.user().getDomain())) {
      throw refused(Condition.FORBIDDEN, Text.of(Admission.class, "gateway-user"));
    }
    if (account.isDisabled()) {
      throw refused(Condition.FORBIDDEN, Text.of(Admission.class, "shut-out"));
    }
    if (account.isBeingRemoved()) {
      throw refused(Condition.RESOURCE_CONSTRAINT, Text.of(Admission.class, "being-removed"));
    }
    if (rules.isClosed()) {
      throw refused(Condition.NOT_ALLOWED, Text.of(Admission.class, "closed"));
    }
    if (count(failuresByUser, owner(session)) >= MAX_FAILURES) {
      throw refused(Condition.RESOURCE_CONSTRAINT, Text.of(Admission.class, "too-often-wrong"));
    }
    if (!account.scopes().contains(scope.name()) && account.scopes().size() >= MAX_SCOPES) {
      throw refused(
          Condition.RESOURCE_CONSTRAINT, Text.of(Admission.class, "too-many", MAX_SCOPES));
    }
  }

  /**
   * Begins to verify a registration: those under way count like those that came of it, so that many
   * at once do not get past the limit.
   *
   * @return gives the place back, once it is known what came of it
   * @throws StanzaException if too many users of the domain have registered
   */
  Runnable begin(UserSession session) throws StanzaException {
    if (UserAccount.of(session).isRegistered()) {
      return () -> {};
    }
    String domain = session.user().getDomain();
    int verifying = verifyingByDomain.merge(domain, 1, Integer::sum);
    if (count(newByDomain, domain) + verifying > rules.perDomainPerHour().getAsInt()) {
      end(domain);
      throw refused(Condition.RESOURCE_CONSTRAINT, Text.of(Admission.class, "domain-full", domain));
    }
    return () -> end(domain);
  }

  private void end(String domain) {
    verifyingByDomain.computeIfPresent(domain, (key, now) -> now == 1 ? null : now - 1);
  }

  /** A user has registered for the first time. */
  void registered(UserSession session) {
    increment(newByDomain, session.user().getDomain());
    failuresByUser.invalidate(owner(session));
  }

  /** What a user sent in was wrong. */
  void failed(UserSession session) {
    increment(failuresByUser, owner(session));
  }

  private static int count(Cache<String, AtomicInteger> counters, String key) {
    AtomicInteger counter = counters.getIfPresent(key);
    return counter == null ? 0 : counter.get();
  }

  /** The time runs from the first. */
  private static void increment(Cache<String, AtomicInteger> counters, String key) {
    counters.get(key, unused -> new AtomicInteger()).incrementAndGet();
  }

  private static String owner(UserSession session) {
    return session.user().toBareJID();
  }

  private static StanzaException refused(Condition condition, Text text) {
    return new StanzaException(condition, text);
  }
}
