package im.gangway.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.account.AccountListeners;
import im.gangway.core.account.UserAccount;
import im.gangway.core.config.ConfigReader;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.gateway.ConfigSource;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.gateway.GatewayExtension;
import im.gangway.core.gateway.GatewayParts;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacySession;
import im.gangway.transport.testing.ScriptedNetwork;
import im.gangway.transport.testing.ScriptedSession;
import im.gangway.transport.testing.ScriptedTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.xmpp.packet.JID;

/**
 * A gateway between a scripted XMPP server and a scripted legacy network, with a real database and
 * the real clock; new for every case.
 */
public abstract class ScriptedCase {
  /** The gateway's domain. */
  public static final String GATEWAY = "legacy.example.org";

  /** The user of most cases. */
  public static final String USER = "romeo@example.org";

  /** A resource of the user. */
  public static final String R1 = USER + "/r1";

  /** Another resource of the user. */
  public static final String R2 = USER + "/r2";

  /** A legacy user. */
  public static final String NURSE = "nurse@" + GATEWAY;

  /** A resource of somebody who administers the gateway. */
  public static final String ADMIN = "admin@example.org/a";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String PASSWORD = "rosalind";

  @TempDir Path folder;
  private ScriptedXmppServer xmpp;
  private ScriptedTransport transport;
  private Gangway gangway;
  private @Nullable GatewayParts parts;

  @BeforeEach
  final void startCase() throws Exception {
    xmpp = ScriptedXmppServer.start();
    transport = transport();
    startGateway();
  }

  @AfterEach
  final void stopCase() {
    transport.network().releaseLogins();
    gangway.close();
    xmpp.close();
  }

  private void startGateway() throws Exception {
    Path file = Files.writeString(folder.resolve("gangway.conf"), configuration());
    GangwayConfig config = new ConfigReader(List.of(transport.info())).read(file);
    List<GatewayExtension> all = new ArrayList<>(extensions(config));
    all.add(built -> parts = built);
    int before = component().connections();
    ConfigSource source = () -> new ConfigReader(List.of(transport.info())).read(file);
    gangway = new Gangway(config, Map.of("scripted", transport), all, shutdown(), source);
    gangway.start();
    component().awaitHandshakes(before + 1);
  }

  /** The transport; one with fewer abilities for cases about that. */
  protected ScriptedTransport transport() {
    return new ScriptedTransport();
  }

  /** Modules that add to the gateway. */
  protected List<GatewayExtension> extensions(GangwayConfig config) {
    return List.of();
  }

  /** What an admin's shutdown does; nobody can shut down without it. */
  protected @Nullable Runnable shutdown() {
    return null;
  }

  /** The value of the transport's key {@code registration}. */
  protected String registration() {
    return "required";
  }

  /** More lines of the configuration; keys that are set already take the later value. */
  protected String keys() {
    return "";
  }

  /** The whole configuration. */
  protected String configuration() {
    return """
        component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
        access { allow = ["*"], deny = ["mallory@example.org"], admins = ["admin@example.org"] }
        limits { messages-per-minute = 100000, session-grace = 2s }
        transports.scripted { domain = "%s", registration = %s }
        %s
        """
        .formatted(xmpp.port(), GATEWAY, registration(), keys());
  }

  /** Ends the gateway as an admin would, and starts it again with what it has stored. */
  protected final void restartGateway() throws Exception {
    gangway.close();
    startGateway();
  }

  /** The same, but nobody hears what the gateway says in the end. */
  protected final void killGateway() throws Exception {
    component().mute(true);
    gangway.close();
    component().mute(false);
    startGateway();
  }

  /** The same, but what it last wrote lies in the buffers of a link that has broken. */
  protected final void crashGateway() throws Exception {
    xmpp.stop();
    gangway.close();
    xmpp.restart();
    startGateway();
  }

  /** The program as it runs now. */
  protected final Gangway gangway() {
    return gangway;
  }

  /** The folder of the configuration file and the database. */
  protected final Path folder() {
    return folder;
  }

  /** The XMPP side. */
  protected final ScriptedXmppServer xmpp() {
    return xmpp;
  }

  /** The gateway's stream, as the server sees it. */
  protected final ScriptedComponent component() {
    return xmpp.component(GATEWAY);
  }

  /** The legacy side. */
  protected final ScriptedNetwork network() {
    return transport.network();
  }

  /** The open session of {@link #USER}; waits for it. */
  protected final ScriptedSession session() {
    return network().session(USER);
  }

  /** Sends XML to the gateway, filled in like {@link String#formatted}. */
  protected final void send(String xml, Object... values) {
    component().send(values.length == 0 ? xml : xml.formatted(values));
  }

  /** All that came for anybody before the answer to a ping of the user. */
  protected final List<Element> fence() {
    return component().fence(R1);
  }

  /** The next stanza of a kind. */
  protected final Element next(String name) {
    return component().expect(name, stanza -> stanza.getName().equals(name), PATIENCE);
  }

  /** The next stanza of a kind with this id. */
  protected final Element next(String name, String id) {
    return component()
        .expect(
            name + " with id " + id,
            stanza -> stanza.getName().equals(name) && id.equals(stanza.attributeValue("id")),
            PATIENCE);
  }

  /** The next stanza for a JID that is wanted. */
  protected final Element nextTo(String to, String what, Predicate<Element> wanted) {
    Predicate<Element> isTo = stanza -> to.equals(stanza.attributeValue("to"));
    return component().expect(what + " to " + to, isTo.and(wanted), PATIENCE);
  }

  /** Sends a request and waits for its answer. */
  protected final Element ask(String type, String from, String to, String id, String payload) {
    send("<iq type='%s' from='%s' to='%s' id='%s'>%s</iq>", type, from, to, id, payload);
    return next("iq", id);
  }

  /** Checks a result and gives its only child. */
  protected static Element expectResult(Element iq) {
    assertThat(iq.attributeValue("type")).as(iq.asXML()).isEqualTo("result");
    assertThat(iq.elements()).as(iq.asXML()).hasSize(1);
    return iq.elements().get(0);
  }

  /** Checks that a stanza is an error of this kind. */
  protected static void expectError(Element stanza, String condition, String type) {
    assertThat(stanza.attributeValue("type")).as(stanza.asXML()).isEqualTo("error");
    Element error = stanza.element("error");
    assertThat(error).as(stanza.asXML()).isNotNull();
    assertThat(error.elements().stream().map(Element::getName).toList())
        .as(stanza.asXML())
        .contains(condition);
    assertThat(error.attributeValue("type")).as(stanza.asXML()).isEqualTo(type);
  }

  /** The precondition REG for {@link #USER}. */
  protected final void registered() throws Exception {
    registered(USER, "romeo", PASSWORD);
  }

  /** A user is registered and the account exists; nothing is sent to the user. */
  protected final void registered(String user, String name, String password) throws Exception {
    network().account(name, password);
    inSession(
        user,
        session ->
            UserAccount.of(session)
                .register(
                    "",
                    Optional.of(name),
                    Map.of("username", name, "password", password),
                    Set.of("password"))
                .thenCompose(done -> UserAccount.of(session).asked(session.now())));
  }

  /** The precondition ON: registered, available, logged in; all that led to it has been taken. */
  protected final void online() throws Exception {
    registered();
    send("<presence from='%s' to='%s'/>", R1, GATEWAY);
    nextTo(
        R1,
        "the gateway's presence",
        stanza ->
            stanza.getName().equals("presence")
                && GATEWAY.equals(stanza.attributeValue("from"))
                && stanza.attributeValue("type") == null);
    loggedIn();
    fence();
  }

  /** Waits until the user is logged in, whatever makes that happen. */
  private void loggedIn() throws Exception {
    inSession(
        USER,
        session ->
            session
                .legacy()
                .call(LegacySession.class, up -> CompletableFuture.completedFuture(null)));
    session();
  }

  /** Who hears of registrations, for cases without the module that takes them. */
  protected final AccountListeners listeners() {
    return Objects.requireNonNull(parts).accounts();
  }

  /** Does something in a user's mailbox once what is stored is loaded, and waits for it. */
  protected final void inSession(
      String user, Function<UserSession, ? extends CompletionStage<?>> work) throws Exception {
    CompletableFuture<Object> done = new CompletableFuture<>();
    boolean taken =
        Objects.requireNonNull(parts)
            .sessions()
            .offer(
                new JID(user),
                session -> session.whenLoaded(() -> run(session, work, done), () -> refuse(done)));
    assertThat(taken).isTrue();
    done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static void run(
      UserSession session,
      Function<UserSession, ? extends CompletionStage<?>> work,
      CompletableFuture<Object> done) {
    session.unsettled();
    work.apply(session)
        .whenCompleteAsync(
            (result, failure) -> {
              session.settled();
              if (failure == null) {
                done.complete(session);
              } else {
                done.completeExceptionally(failure);
              }
            },
            session.mailbox());
  }

  private static void refuse(CompletableFuture<Object> done) {
    done.completeExceptionally(new AssertionError("The store does not answer"));
  }
}
