package im.gangway.core.session;

import im.gangway.core.stream.StanzaSink;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * Everything about one user (a bare JID) and one domain.
 *
 * <p>Confined to its {@link #mailbox}, except for {@link #user}, {@link #domain}, {@link #mailbox},
 * {@link #sink} and {@link #send}. It exists while something concerns the user and holds nothing
 * that would be missed when it goes.
 */
public final class UserSession {
  private final JID user;
  private final SessionEnvironment environment;
  private final Mailbox mailbox;
  private final LegacyLink legacy;
  private final RateLimit rateLimit;
  private final UserSettingsView settings = new UserSettingsView();
  private final Map<Class<?>, SessionPart> parts = new LinkedHashMap<>();
  private final LoadedState loaded;
  private Locale language = Locale.ENGLISH;
  private Instant lastUse = Instant.MIN;
  private boolean reviewPlanned;
  private int pending;
  private boolean dropPlanned;

  UserSession(JID user, SessionEnvironment environment) {
    this.user = user;
    this.environment = environment;
    this.mailbox =
        new Mailbox(
            user.toString(),
            environment.transport(),
            environment.mailboxPool(),
            environment.sink());
    this.legacy = new LegacyLink(this, environment);
    this.loaded = new LoadedState(this, environment.loaders());
    this.rateLimit =
        new RateLimit(environment.limits()::messagesPerMinute, environment.clock().instant());
  }

  /** The user's bare JID. */
  public JID user() {
    return user;
  }

  /** The gateway's domain. */
  public String domain() {
    return environment.domain();
  }

  /** Where everything about this user is decided, in order. */
  public Mailbox mailbox() {
    return mailbox;
  }

  /** Sends a stanza to the XMPP server; what cannot be sent has been logged by the exit. */
  public void send(Packet stanza) {
    environment.sink().send(stanza.getElement());
  }

  /** Where stanzas go, to pace what is large. */
  public StanzaSink sink() {
    return environment.sink();
  }

  /** The way to the user's session on the legacy service. */
  public LegacyLink legacy() {
    return legacy;
  }

  /** What the user has set; filled when the legacy session starts, or by {@link #loadSettings}. */
  public UserSettingsView settings() {
    return settings;
  }

  /** Reads what the user has set; done on the mailbox. */
  public CompletionStage<Void> loadSettings() {
    return environment
        .settings()
        .load(domain(), user.toBareJID())
        .thenAcceptAsync(values -> values.forEach(settings::replace), mailbox);
  }

  /** Stores changed settings of the user; done, on the mailbox, when that is committed. */
  public CompletionStage<Void> saveSettings(String scope, Map<String, String> values) {
    return environment
        .settings()
        .save(domain(), user.toBareJID(), scope, values)
        .thenRunAsync(() -> settings.change(scope, values), mailbox);
  }

  /** The time. */
  public Instant now() {
    return environment.clock().instant();
  }

  /** The state of another concern, made when it is first asked for. */
  public <T extends SessionPart> T part(Class<T> type, Function<UserSession, T> create) {
    SessionPart existing = parts.get(type);
    if (existing == null) {
      // What makes a part may ask for other parts.
      existing = create.apply(this);
      parts.put(type, existing);
    }
    return type.cast(existing);
  }

  /** The state of another concern, if there is any. */
  public <T extends SessionPart> Optional<T> existing(Class<T> type) {
    return Optional.ofNullable(parts.get(type)).map(type::cast);
  }

  /**
   * Runs the task once what is stored about the user is there, in order with what came before.
   *
   * @param refused run in its place when the store does not answer or too much waits for it
   */
  public void whenLoaded(Runnable task, Runnable refused) {
    loaded.whenLoaded(task, refused);
  }

  /** In which language the user spoke last. */
  public Locale language() {
    return language;
  }

  /** The user speaks this language. */
  public void speaks(Locale spoken) {
    language = spoken;
  }

  /** The parts that are of a kind, in the order in which they came. */
  public <T> List<T> parts(Class<T> kind) {
    return parts.values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Whether the user has not sent more than the limit of stanzas a minute. */
  public boolean allowStanza() {
    return rateLimit.allow(now());
  }

  /** Whether the user is connected, or has what keeps the user connected. */
  public boolean isOnline() {
    return legacy.isActive() || partsKeepAlive();
  }

  /** Keeps the legacy session for the grace time, although nothing else may. */
  public void touch() {
    lastUse = now();
    reviewLater();
  }

  /** Runs something on the mailbox after a time. */
  public void after(Duration delay, Runnable task) {
    Future<?> unused = timer(delay, task);
  }

  /**
   * The same for what is mostly not needed, such as a deadline.
   *
   * @return to be cancelled once it is not needed; a task that is already in the mailbox still runs
   */
  public Future<?> timer(Duration delay, Runnable task) {
    return environment
        .scheduler()
        .schedule(() -> mailbox.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Something begins whose end, {@link #settled}, must find this session. */
  public void unsettled() {
    pending++;
  }

  /** What began with {@link #unsettled} is over. */
  public void settled() {
    pending--;
    environment.sessions().dropIfUnused(this);
  }

  /** Ends the legacy session if nothing keeps it; call when a reason to keep it has gone. */
  public void review() {
    if (keepsAlive()) {
      return;
    }
    legacy.end("");
    legacyEnded(FailureReason.CONNECTION_LOST, Text.NONE);
  }

  /** The same after the grace time, for resources that were lost rather than left. */
  public void reviewLater() {
    if (reviewPlanned) {
      return;
    }
    reviewPlanned = true;
    after(environment.limits().grace(), this::plannedReview);
  }

  /**
   * The user has gone: ends the legacy session if nothing else keeps it, however lately used.
   *
   * @param text told in English to others on the legacy service, whose language nobody knows
   */
  public void leave(Text text) {
    lastUse = Instant.MIN;
    if (!partsKeepAlive()) {
      legacy.end(text.toString());
      legacyEnded(FailureReason.CONNECTION_LOST, text);
    }
  }

  /** Ends the legacy session and tells the user's resources why; done when it is closed. */
  public CompletionStage<?> end(FailureReason reason, Text text) {
    CompletionStage<?> closed = legacy.end(text.toString());
    tellParts(SessionPart::ended);
    legacyEnded(reason, text);
    return closed;
  }

  /** Ends the legacy session, whatever keeps it; the user stays as available as before. */
  public void endLegacy(Text text) {
    legacy.end(text.toString());
    legacyEnded(FailureReason.CONNECTION_LOST, text);
    tellParts(SessionPart::legacyClosed);
  }

  /** What waits for another time is tried now. */
  public void tryNow() {
    tellParts(SessionPart::tryNow);
  }

  void legacyStarted() {
    tellParts(SessionPart::legacyStarted);
  }

  void loginBegins() {
    tellParts(SessionPart::loginBegins);
  }

  void loginFailed(Throwable failure) {
    tellParts(part -> part.loginFailed(failure));
  }

  void legacyLost(FailureReason reason, Text text) {
    unsettled();
    legacyEnded(reason, text);
    tellParts(part -> part.legacyLost(reason, text));
    settled();
  }

  private void tellParts(Consumer<SessionPart> news) {
    List.copyOf(parts.values()).forEach(news);
  }

  void legacyEnded(FailureReason reason, Text text) {
    tellParts(part -> part.legacyEnded(reason, text));
    environment.sessions().dropIfUnused(this);
  }

  /** Looks again, behind what waits in the mailbox, whether the session can be forgotten. */
  void dropLater() {
    if (dropPlanned) {
      return;
    }
    dropPlanned = true;
    mailbox.execute(
        () -> {
          dropPlanned = false;
          environment.sessions().dropIfUnused(this);
        });
  }

  boolean isUnused() {
    return pending == 0 && !reviewPlanned && !legacy.exists() && !partsKeepAlive();
  }

  private void plannedReview() {
    reviewPlanned = false;
    if (!partsKeepAlive() && recentlyUsed()) {
      reviewLater();
    } else {
      review();
    }
    if (legacy.exists()) {
      tellParts(SessionPart::graceOver);
    }
  }

  private boolean keepsAlive() {
    return partsKeepAlive() || recentlyUsed();
  }

  private boolean partsKeepAlive() {
    return parts.values().stream().anyMatch(SessionPart::keepsAlive);
  }

  private boolean recentlyUsed() {
    return !lastUse.equals(Instant.MIN)
        && Duration.between(lastUse, now()).compareTo(environment.limits().grace()) < 0;
  }
}
