package im.gangway.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.disco.Capabilities;
import im.gangway.core.disco.DiscoExtension;
import im.gangway.core.disco.DiscoInfoHandler;
import im.gangway.core.disco.DiscoItemsHandler;
import im.gangway.core.form.ConfigurationForms;
import im.gangway.core.storage.Database;
import im.gangway.core.storage.UserSettingsStore;
import im.gangway.core.testing.HandlerHarness;
import im.gangway.core.testing.SampleService;
import im.gangway.core.vault.Keyring;
import im.gangway.core.vault.Sealer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigureCommandTest {
  private static final String GATEWAY = HandlerHarness.DOMAIN;
  private static final String NETWORK = "net.work@" + GATEWAY;
  private static final String ALICE = "alice@example.org";
  private static final Pattern SESSION = Pattern.compile("sessionid=\"([^\"]*)\"");

  private final SampleService service = new SampleService();
  private final HandlerHarness gateway = new HandlerHarness(SampleService.INFO, service);
  @TempDir Path folder;
  private Database database;
  private UserSettingsStore store;

  @BeforeEach
  void install() throws Exception {
    database = Database.open("jdbc:sqlite:" + folder.resolve("gangway.db"));
    store = new UserSettingsStore(database, new Sealer(Keyring.open(folder.resolve("key"), false)));
    Commands commands =
        new Commands(CommandAccess.OPEN)
            .add(new ConfigureCommand(new ConfigurationForms(service, store)));
    List<DiscoExtension> extensions = List.of(new CommandDisco(commands));
    Capabilities capabilities = new Capabilities(gateway.handlers(), SampleService.INFO);
    gateway
        .handlers()
        .iq(new CommandHandler(commands, gateway.context().clock()))
        .iq(new DiscoInfoHandler(capabilities, extensions))
        .iq(new DiscoItemsHandler(extensions));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("P-01 the commands are items of their node")
  void isListed() {
    String list =
        "<query xmlns='http://jabber.org/protocol/disco#items'"
            + " node='http://jabber.org/protocol/commands'/>";
    assertThat(gateway.ask("get", NETWORK, list))
        .contains("node=\"http://jabber.org/protocol/commands\"")
        .contains("<item jid=\"" + NETWORK + "\" node=\"configure\" name=\"Settings\"/>");
    assertThat(gateway.ask("get", "#plain@" + GATEWAY, list)).doesNotContain("<item");
    assertThat(
            gateway.ask(
                "get",
                GATEWAY,
                "<query xmlns='http://jabber.org/protocol/disco#info' node='configure'/>"))
        .contains("<identity category=\"automation\" type=\"command-node\" name=\"Settings\"/>")
        .contains("var=\"jabber:x:data\"");
  }

  @Test
  @DisplayName("P-03 the form")
  void showsTheForm() {
    assertThat(start(NETWORK))
        .contains("status=\"executing\"><actions execute=\"complete\"><complete/></actions>")
        .contains("<title>Sample settings</title><instructions>Fill it in.</instructions>")
        .contains("<field var=\"nick\" type=\"text-single\" label=\"Nick\"/>")
        .contains("<field var=\"password\" type=\"text-private\" label=\"Password\"/>")
        .contains("<field var=\"tls\" type=\"boolean\" label=\"TLS\"><value>true</value></field>")
        .contains(
            "<value>6697</value><validate xmlns=\"http://jabber.org/protocol/xdata-validate\"")
        .contains("<value>slow</value><required/><option label=\"Slow\"><value>slow</value>")
        .contains("<field var=\"commands\" type=\"text-multi\" label=\"Commands\"/>");
  }

  @Test
  void keepsWhatIsFilledInWhereItWasFilledIn() {
    String saved =
        fill(
            start(NETWORK),
            field("nick", "ali"),
            field("password", "s3cret"),
            field("tls", "0"),
            field("port", "+6667"),
            field("mode", "fast"),
            "<field var='commands'><value>join</value><value/><value>hello</value></field>",
            field("unknown", "x"));
    assertThat(saved)
        .contains("status=\"completed\"")
        .contains("<note type=\"info\">The settings have been saved.</note>");
    assertThat(stored("net.work"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "nick", "ali",
                "password", "s3cret",
                "tls", "false",
                "port", "6667",
                "mode", "fast",
                "commands", "join\nhello"));
    assertThat(stored("")).isEmpty();
    assertThat(start(NETWORK))
        .contains("<value>ali</value>")
        .contains("<value>join</value><value>hello</value>")
        .doesNotContain("s3cret");
    assertThat(start(GATEWAY)).doesNotContain("<value>ali<");
  }

  @Test
  void keepsASecretThatIsLeftEmpty() {
    fill(start(NETWORK), field("password", "s3cret"));
    fill(start(NETWORK), field("password", ""), field("nick", "ali"));
    assertThat(stored("net.work")).containsEntry("password", "s3cret").containsEntry("nick", "ali");
  }

  @ParameterizedTest
  @DisplayName("P-09 what is wrong is told by the field's name, and can be mended")
  @CsvSource({
    "tls, maybe, “TLS” (tls) is true or false.",
    "port, many, “Port” (port) is a whole number.",
    "port, 12345678901, “Port” (port) is a whole number.",
    "mode, mad, “Mode” (mode) is none of the options.",
    "mode, '', “Mode” (mode) must be filled in.",
    "nick, 'a&#xA;QUIT', “Nick” (nick) cannot have control characters.",
    "nick, bad, Nick: nobody may be called bad.",
  })
  void tellsWhatIsWrong(String name, String value, String error) {
    String asked = fill(start(NETWORK), field(name, value), field("commands", "kept"));
    assertThat(asked)
        .contains("status=\"executing\"")
        .contains("<note type=\"error\">" + error + "</note>");
    assertThat(stored("net.work")).isEmpty();
    assertThat(fill(asked, field("nick", "ali"))).contains("status=\"completed\"");
  }

  @Test
  void keepsSettingsForAHundredNetworksAndNoMore() {
    for (int i = 0; i < 100; i++) {
      keep("net" + i);
    }
    assertThat(fill(start(NETWORK), field("nick", "ali"))).contains("clear those of one first");
    assertThat(stored("net.work")).isEmpty();
    keep("net.work");
    assertThat(fill(start(NETWORK), field("nick", "bea"))).contains("status=\"completed\"");
  }

  private void keep(String scope) {
    store.save(GATEWAY, ALICE, scope, Map.of("nick", "ali"), Set.of()).toCompletableFuture().join();
  }

  @Test
  void canBeCanceled() {
    String form = start(NETWORK);
    assertThat(command(NETWORK, " action='cancel' sessionid='" + session(form) + "'", ""))
        .contains("status=\"canceled\"");
    assertThat(fill(form, field("nick", "ali"))).contains("<bad-sessionid");
  }

  @Test
  void isNotThereWhereNothingCanBeSet() {
    assertThat(command("#plain@" + GATEWAY, "", "")).contains("<item-not-found");
  }

  private Map<String, String> stored(String scope) {
    return store.load(GATEWAY, ALICE).toCompletableFuture().join().getOrDefault(scope, Map.of());
  }

  private String start(String to) {
    return command(to, "", "");
  }

  private String fill(String form, String... fields) {
    return command(
        NETWORK,
        " sessionid='" + session(form) + "'",
        "<x xmlns='jabber:x:data' type='submit'>" + String.join("", fields) + "</x>");
  }

  private String command(String to, String attributes, String content) {
    return gateway.ask(
        "set",
        to,
        "<command xmlns='http://jabber.org/protocol/commands' node='configure'"
            + attributes
            + ">"
            + content
            + "</command>");
  }

  private static String session(String answer) {
    return SESSION.matcher(answer).results().findFirst().orElseThrow().group(1);
  }

  private static String field(String name, String value) {
    return "<field var='" + name + "'><value>" + value + "</value></field>";
  }
}
