package im.gangway.sms;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.ProviderListener.Inbound;
import im.gangway.sms.provider.ProviderListener.Receipt;
import im.gangway.sms.receipt.DeliveryOutcome;
import im.gangway.sms.testing.ScriptedBackend;
import im.gangway.sms.testing.ScriptedProvider;
import im.gangway.sms.testing.SteppedTime;
import im.gangway.sms.text.Octets;
import im.gangway.sms.text.Part;
import im.gangway.sms.text.ShortMessage;
import im.gangway.sms.text.TextCoding;
import im.gangway.transport.Account;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Setting;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.testing.FixedTransportContext;
import im.gangway.transport.testing.MemoryTransportState;
import im.gangway.transport.testing.RecordingInbox;
import im.gangway.transport.testing.RecordingSessionContext;
import im.gangway.transport.testing.SerialMailbox;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An SMS domain with one route {@code one} whose provider the test speaks for; everything runs in
 * the test's thread, and time stands still. What it keeps outlives a restart.
 */
final class SmsDomain implements AutoCloseable {
  static final SmsAddress OURS = new SmsAddress.E164("+14155550001");
  static final SmsAddress JULIET = new SmsAddress.E164("+14155550123");
  static final SmsAddress NURSE = new SmsAddress.E164("+14155550124");

  final SteppedTime time = new SteppedTime();
  final MemoryTransportState state = new MemoryTransportState();
  final RecordingInbox inbox = new RecordingInbox();
  final Map<String, Object> settings = new HashMap<>();
  final Map<String, Map<String, String>> registered = new HashMap<>();
  private final List<Settings> numbers = new ArrayList<>();
  private ScriptedBackend backend = new ScriptedBackend();
  private Backends backends = new Backends(List.of(backend));
  private @Nullable SmsService running;
  private int messages;

  SmsDomain() {
    settings.put("routes", List.of(section("routes", Map.of("id", "one", "type", "scripted"))));
  }

  /** A number of ours, with {@code owner} and the like. */
  SmsDomain number(SmsAddress number, Object... more) {
    Map<String, Object> values = new HashMap<>();
    values.put("number", number.value());
    for (int at = 0; at < more.length; at += 2) {
      values.put((String) more[at], more[at + 1]);
    }
    numbers.add(section("numbers", values));
    return this;
  }

  /** Sections of a list. */
  @SafeVarargs
  final SmsDomain list(String key, Map<String, Object>... sections) {
    settings.put(key, List.of(sections).stream().map(values -> section(key, values)).toList());
    return this;
  }

  /** Keys of a section. */
  SmsDomain with(String key, Map<String, Object> values) {
    settings.put(key, section(key, values));
    return this;
  }

  private Settings section(String key, Map<String, Object> values) {
    SettingsSchema nested = SmsSchema.of(backends).find(key).map(Setting::nested).orElseThrow();
    return new Settings(nested, values);
  }

  SmsService start() throws ConfigurationException {
    settings.put("numbers", List.copyOf(numbers));
    Settings all = new Settings(SmsSchema.of(backends), settings);
    FixedTransportContext context =
        new FixedTransportContext(all, time.clock(), time, Runnable::run, tls(), inbox, state);
    SmsService started = SmsService.start(SmsSettings.of(all, backends), backends, context);
    running = started;
    return started;
  }

  /** The service that was started last. */
  SmsService service() {
    return Objects.requireNonNull(running);
  }

  /** The process ends and another one begins. */
  SmsService restart() throws ConfigurationException {
    service().close();
    backend = new ScriptedBackend();
    backends = new Backends(List.of(backend));
    return start();
  }

  private static SSLContext tls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  ScriptedProvider provider() {
    return backend.provider("one");
  }

  ScriptedBackend backend() {
    return backend;
  }

  RecordingSessionContext context(String user) {
    return new RecordingSessionContext(
        SerialMailbox.immediate(),
        time,
        time.clock(),
        scope -> registered.getOrDefault(user, Map.of()));
  }

  LegacySession login(String user) throws LegacyException {
    return service().login(account(user), context(user));
  }

  static Account account(String user) {
    return new Account(user, user, Account.Kind.REGISTERED);
  }

  SendOutcome send(LegacySession session, SmsAddress to, String text) {
    return stage(session, to, text).toCompletableFuture().join();
  }

  CompletionStage<SendOutcome> stage(LegacySession session, SmsAddress to, String text) {
    return session.send(
        new OutgoingMessage(
            "m" + ++messages, new LegacyAddress(to.value()), MessageText.plain(text)));
  }

  /** A short message comes in over the route. */
  CompletionStage<Void> receive(String id, SmsAddress from, SmsAddress to, String text) {
    return receive(id, from, to, message(text));
  }

  CompletionStage<Void> receive(String id, SmsAddress from, SmsAddress to, ShortMessage message) {
    return provider().listener().inbound(new Inbound(id, from, to, message));
  }

  static ShortMessage message(String text) {
    return new ShortMessage(part(text), Optional.empty(), Optional.empty());
  }

  static Part part(String text) {
    return new Part(TextCoding.UCS2, Octets.of(text.getBytes(StandardCharsets.UTF_16BE)));
  }

  void receipt(String id, DeliveryOutcome outcome) {
    provider().listener().receipt(new Receipt(id, outcome)).toCompletableFuture().join();
  }

  /** What users got: {@code user < sender: text}. */
  List<String> got() {
    return inbox.accepted().stream()
        .map(
            each ->
                each.user()
                    + " < "
                    + each.message().from().value()
                    + ": "
                    + each.message().text().text())
        .toList();
  }

  @Override
  public void close() {
    service().close();
  }
}
