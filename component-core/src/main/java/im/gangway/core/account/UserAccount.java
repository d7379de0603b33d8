package im.gangway.core.account;

import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.session.AccountSource;
import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.StoredAccount;
import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a user has registered with this domain. Confined to the user's mailbox. */
public final class UserAccount implements SessionPart {
  private static final StoredAccount STRANGER =
      new StoredAccount(Set.of(), false, false, Optional.empty(), Optional.empty());

  private final UserSession session;
  private final AccountEnvironment environment;
  private StoredAccount stored = STRANGER;
  private boolean beingRemoved;
  private int removals;

  UserAccount(UserSession session, AccountEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  /** The account of a session's user; one who has not registered has one too, which says so. */
  public static UserAccount of(UserSession session) {
    return session
        .existing(UserAccount.class)
        .orElseThrow(() -> new IllegalStateException("The session has not been loaded"));
  }

  void loaded(Optional<StoredAccount> found) {
    stored = found.orElse(STRANGER);
  }

  /** Whether the user has registered for anything here. */
  public boolean isRegistered() {
    return !stored.scopes().isEmpty();
  }

  /** What the user has registered for: empty for the transport as a whole, else a network. */
  public Set<String> scopes() {
    return stored.scopes();
  }

  /** Whether the admin shut the user out. */
  public boolean isDisabled() {
    return stored.disabled();
  }

  /** Whether the user removed the gateway from the roster, or is gone, without unregistering. */
  public boolean isDormant() {
    return stored.dormant();
  }

  /** Since when the user's server has said that there is no such user. */
  public Optional<Instant> goneSince() {
    return stored.goneSince();
  }

  /** When the gateway last asked to see the user's presence. */
  public Optional<Instant> askedAt() {
    return stored.askedAt();
  }

  /** Whether the user's removal has begun: what is to be told about it comes after its answer. */
  public boolean isBeingRemoved() {
    return beingRemoved;
  }

  /**
   * How often the user has removed a registration: what was begun before the last time is void.
   * Counts from the beginning of a removal.
   */
  public int removals() {
    return removals;
  }

  /** Whether the user may use the legacy service. */
  public boolean mayUse() {
    boolean anyone =
        environment.policy() == RegistrationPolicy.OPTIONAL
            || environment.policy() == RegistrationPolicy.DISABLED;
    return !isDisabled() && (anyone || isRegistered() || isProvisioned());
  }

  /** Whether the admin has given the user an address of the network. */
  private boolean isProvisioned() {
    return environment.provisioned().test(owner());
  }

  private Account.Kind kind() {
    if (isRegistered()) {
      return Account.Kind.REGISTERED;
    }
    return isProvisioned() ? Account.Kind.PROVISIONED : Account.Kind.ANONYMOUS;
  }

  /** With which account the user uses it. */
  Account account() throws LegacyException {
    if (!mayUse()) {
      throw new LegacyException(
          FailureReason.ACCOUNT_REQUIRED,
          Text.of(UserAccount.class, "account-missing", session.domain()));
    }
    return AccountSource.account(session.user(), kind());
  }

  /**
   * Stores a registration and puts it in force.
   *
   * @param identity which legacy account it is, where only one user may have it
   * @param values by field; an empty one removes the field, absent ones keep theirs
   * @return on the mailbox; fails with a conflict if another user has that legacy account
   */
  public CompletionStage<Void> register(
      String scope, Optional<String> identity, Map<String, String> values, Set<String> secrets) {
    return environment
        .store()
        .register(session.domain(), owner(), scope, identity, values, secrets)
        .thenComposeAsync(done -> done ? registered(scope, values) : taken(), session.mailbox());
  }

  private CompletionStage<Void> registered(String scope, Map<String, String> values) {
    Set<String> scopes = new HashSet<>(stored.scopes());
    scopes.add(scope);
    stored = stored.withScopes(scopes);
    session.settings().change(scope, values);
    return CompletableFuture.completedFuture(null);
  }

  private static CompletionStage<Void> taken() {
    return CompletableFuture.failedFuture(
        new StanzaException(Condition.CONFLICT, Text.of(UserAccount.class, "taken")));
  }

  /** Removes the registration with one network, with its fields; on the mailbox. */
  public CompletionStage<Void> unregister(String scope) {
    Set<String> scopes = new HashSet<>(stored.scopes());
    scopes.remove(scope);
    removals++;
    return environment
        .store()
        .removeScope(session.domain(), owner(), scope)
        .thenRunAsync(
            () -> {
              stored = stored.withScopes(scopes);
              session.settings().replace(scope, Map.of());
            },
            session.mailbox());
  }

  /**
   * Ends the legacy session and removes all that is stored about the user; on the mailbox. Who
   * calls this tells the {@link AccountListeners} afterwards, once the request has been answered.
   */
  public CompletionStage<Void> remove() {
    beingRemoved = true;
    removals++;
    session.endLegacy(Text.NONE);
    return environment
        .store()
        .remove(session.domain(), owner())
        .thenRunAsync(
            () -> {
              stored = STRANGER;
              session.settings().clear();
            },
            session.mailbox())
        .whenCompleteAsync((done, failure) -> beingRemoved = false, session.mailbox());
  }

  /** Shuts the user out, or in again; in force at once, done when it is stored. */
  public CompletionStage<Void> disable(boolean disabled) {
    return save(stored.withDisabled(disabled));
  }

  /** The user, still a stranger, asks to see the gateway's presence. */
  void wishes() {
    environment.wishes().note(owner());
  }

  /** Whether the user asked to see the gateway's presence before registering; said once. */
  public boolean takeWish() {
    return environment.wishes().take(owner());
  }

  /** Notes whether the user has the gateway in the roster; in force at once. */
  public CompletionStage<Void> dormant(boolean dormant) {
    return save(stored.withDormant(dormant).withGoneSince(Optional.empty()));
  }

  /** Notes since when the user's server has said that there is no such user; in force at once. */
  public CompletionStage<Void> gone(Instant since) {
    return save(stored.withGoneSince(Optional.of(since)));
  }

  /** Lets a user sleep who is gone, until the next sign of life; in force at once. */
  CompletionStage<Void> sleepGone(Instant now) {
    Instant since = stored.goneSince().orElse(now);
    return save(stored.withDormant(true).withGoneSince(Optional.of(since)));
  }

  /** Notes that the gateway asked to see the user's presence; in force at once. */
  public CompletionStage<Void> asked(Instant when) {
    return save(stored.withAskedAt(when));
  }

  private CompletionStage<Void> save(StoredAccount changed) {
    stored = changed;
    // A session that is forgotten before this is stored would be loaded again with what was before.
    session.unsettled();
    return environment
        .store()
        .saveFlags(session.domain(), owner(), changed)
        .whenCompleteAsync((done, failure) -> session.settled(), session.mailbox());
  }

  private String owner() {
    return session.user().toBareJID();
  }

  @Override
  public boolean keepsAlive() {
    return false;
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    // a registration outlives sessions
  }
}
