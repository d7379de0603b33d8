package im.gangway.transport.testing;

import im.gangway.transport.Account;
import im.gangway.transport.Contact;
import im.gangway.transport.DeliveryReports;
import im.gangway.transport.FailureReason;
import im.gangway.transport.FormField;
import im.gangway.transport.Health;
import im.gangway.transport.Inbox;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.Profile;
import im.gangway.transport.Registration;
import im.gangway.transport.SearchSession.Found;
import im.gangway.transport.SessionContext;
import im.gangway.transport.TransportContext;
import im.gangway.transport.command.TransportCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The legacy side of a {@link ScriptedTransport}, as the test sees and drives it. Users are named
 * by their bare JIDs. Thread-safe.
 */
public final class ScriptedNetwork {
  private final ScriptedLogins logins = new ScriptedLogins();
  private final ScriptedSessions sessions = new ScriptedSessions();
  private final Map<String, List<Contact>> contacts = new ConcurrentHashMap<>();
  private final Map<String, Profile> profiles = new ConcurrentHashMap<>();
  private final List<Found> people = new CopyOnWriteArrayList<>();
  private final Set<String> provisioned = ConcurrentHashMap.newKeySet();
  private final List<TransportCommand> commands = new CopyOnWriteArrayList<>();
  private final List<String> gone = new CopyOnWriteArrayList<>();
  private final AtomicInteger verifications = new AtomicInteger();
  private volatile ScriptedVerification verification = this::checked;
  private volatile Health health = Health.UP;
  private volatile boolean approves;
  private volatile @Nullable String address;
  private volatile @Nullable TransportContext context;

  ScriptedNetwork() {}

  void connect(TransportContext given) {
    context = given;
  }

  /** Where the running gateway takes messages for users. */
  public Inbox inbox() {
    return context().inbox();
  }

  private TransportContext context() {
    return Objects.requireNonNull(context, "The transport has not been started");
  }

  /** The gateway offers that command from its next start on. */
  public void offer(TransportCommand command) {
    commands.add(command);
  }

  List<TransportCommand> commands() {
    return List.copyOf(commands);
  }

  /** Where the running gateway takes reports. */
  public DeliveryReports reports() {
    return context().reports();
  }

  /** Adds an account, or gives it another password. */
  public void account(String name, String password) {
    logins.account(name, password);
  }

  /** Replaces how registrations are verified; until then accounts and passwords are compared. */
  public void verification(ScriptedVerification other) {
    verification = other;
  }

  /** Who registers has to answer this code once the password was right. */
  public void needsCode(String code) {
    verification(
        candidate -> {
          checked(candidate);
          return new LoginStep.NeedInput(
              "Enter the code that was sent to you.",
              List.of(FormField.required("code", FormField.Type.SECRET, "Code")),
              answers -> codeAnswered(candidate, code, answers.get("code")));
        });
  }

  private static LoginStep codeAnswered(
      Registration candidate, String code, @Nullable String answer) throws LegacyException {
    if (!code.equals(answer)) {
      throw new LegacyException(FailureReason.CREDENTIALS_REFUSED, "That is not the code.");
    }
    return new LoginStep.Done(candidate);
  }

  /** How many registrations have been verified, whatever came of it. */
  public int verifications() {
    return verifications.get();
  }

  /** Logins fail from now on. */
  public void loginFails(FailureReason reason, String text) {
    logins.fail(new LegacyException(reason, text));
  }

  /** All logins connect to that address from now on; before, nobody knows where they connect to. */
  public void address(String hostAndPort) {
    address = hostAndPort;
  }

  Optional<String> address() {
    return Optional.ofNullable(address);
  }

  /** Logins end with a bug from now on. */
  public void loginCrashes(RuntimeException bug) {
    logins.crash(bug);
  }

  /** Logins succeed again, with the right password. */
  public void loginWorks() {
    logins.fail(null);
    logins.crash(null);
  }

  /** Logins block from now on, until they are released. */
  public void holdLogins() {
    logins.hold(true);
  }

  /** Logins that were held go on. */
  public void releaseLogins() {
    logins.hold(false);
  }

  /** Neither logins nor verifications reach the network from now on. */
  public void down() {
    logins.down(true);
  }

  /** The network can be reached again. */
  public void up() {
    logins.down(false);
  }

  /** Who has tried to log in, in order, with or without success. */
  public List<Account> logins() {
    return logins.attempts();
  }

  /** The open session of a user; waits for it up to ten seconds. */
  public ScriptedSession session(String user) {
    return sessions.await(user);
  }

  /** Gives a user an address without any registration. */
  public void provision(String user) {
    provisioned.add(user);
  }

  boolean isProvisioned(String user) {
    return provisioned.contains(user);
  }

  /** Whose registration has been removed, in order. */
  public List<String> gone() {
    return List.copyOf(gone);
  }

  void removed(Account account) {
    gone.add(account.id());
  }

  /** How many sessions are open. */
  public int sessions() {
    return sessions.open();
  }

  /** Puts an entry on the contact list that a user is told at the next logins. */
  public void contact(String user, Contact contact) {
    contacts.computeIfAbsent(user, unused -> new CopyOnWriteArrayList<>()).add(contact);
  }

  /** Whether contacts accept subscriptions at once; at first the test has to answer. */
  public void approves(boolean atOnce) {
    approves = atOnce;
  }

  boolean approves() {
    return approves;
  }

  /** What is known of a legacy user. */
  public void profile(String address, Profile profile) {
    profiles.put(address, profile);
  }

  Optional<Profile> profile(String address) {
    return Optional.ofNullable(profiles.get(address));
  }

  /** Adds somebody to the directory; found by a part of the name. */
  public void person(Found person) {
    people.add(person);
  }

  List<Found> search(String name) {
    return people.stream().filter(person -> person.name().contains(name)).toList();
  }

  /** How the service says it is. */
  public void health(Health now) {
    health = now;
  }

  Health health() {
    return health;
  }

  LoginStep verify(Registration candidate) throws LegacyException {
    verifications.incrementAndGet();
    logins.reach();
    return verification.apply(candidate);
  }

  private LoginStep checked(Registration candidate) throws LegacyException {
    logins.check(candidate.fields());
    return new LoginStep.Done(candidate);
  }

  ScriptedSession login(Account account, SessionContext context) throws LegacyException {
    logins.enter(account, context.settings().of(""));
    ScriptedSession session = new ScriptedSession(account, context, sessions::changed);
    List<Contact> listed = contacts.get(account.id());
    if (listed != null) {
      session.publish(new LegacyEvent.ContactsListed(new ArrayList<>(listed)));
    }
    sessions.opened(session);
    return session;
  }
}
