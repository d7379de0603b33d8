package im.gangway.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.irc.testing.TinyIrcd;
import im.gangway.scripted.Xml;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.dom4j.Element;

/** Secrets for IRC: of accounts, servers and channels. */
final class IrcPlants {
  private static final String MUC = "http://jabber.org/protocol/muc";

  private final Stage stage;
  private final Secrets secrets;

  IrcPlants(Stage stage, Secrets secrets) {
    this.stage = stage;
    this.secrets = secrets;
  }

  void all() {
    accounts();
    refusedOnes();
    settings();
    settingsBySpeech();
    serverPasswords();
    byTls();
    channelKeys();
  }

  private void accounts() {
    String everywhere = secrets.plant("an account for all networks");
    stage.tiny().account("sam", everywhere);
    register("sam", Stage.IRC, "result", Form.of("username", "sam", "password", everywhere));
    join("sam", "#a%" + Stage.TINY, "");
    expectHeard(stage.tiny(), base64("sam", everywhere));
    String here = secrets.plant("an account for one network");
    stage.tiny().account("tess", here);
    register("tess", Stage.TINY, "result", Form.of("username", "tess", "password", here));
    join("tess", "#a%" + Stage.TINY, "");
    expectHeard(stage.tiny(), base64("tess", here));
  }

  private void refusedOnes() {
    String wrong = secrets.plant("refused by SASL and quoted");
    register("uma", Stage.TINY, "error", Form.of("username", "uma", "password", wrong));
    expectHeard(stage.tiny(), base64("uma", wrong));
    String big = secrets.plant("too long for IRC").repeat(20);
    register("uma", Stage.TINY, "error", Form.of("username", "uma", "password", big));
    String nick = secrets.plant("beside a bad nick");
    register("uma", Stage.TINY, "error", Form.of("nick", "1 2", "password", nick));
    String later = secrets.plant("refused when joining and quoted");
    register("uma", Stage.IRC, "result", Form.of("username", "uma", "password", later));
    refuseToJoin("uma", "#a%" + Stage.TINY, "");
    expectHeard(stage.tiny(), base64("uma", later));
  }

  private void settings() {
    String pass = secrets.plant("set as the server's password");
    String account = secrets.plant("set as the account's password");
    String command = secrets.plant("set as a command");
    stage.tiny().account("vera", account);
    Form form =
        Form.of("pass", pass, "sasl_account", "vera", "sasl_password", account)
            .and("after_connect_commands", "PRIVMSG NickServ :IDENTIFY " + command, "MODE vera +i");
    configure("vera", Stage.TINY, form);
    Form bad = Form.of("nick", "1 2", "pass", secrets.plant("set beside a bad nick"));
    configure("vera", Stage.TINY, bad);
    join("vera", "#a%" + Stage.TINY, "");
    expectHeard(stage.tiny(), "PASS " + pass);
    expectHeard(stage.tiny(), base64("vera", account));
    expectHeard(stage.tiny(), "IDENTIFY " + command);
    configure("vera", Stage.TINY, Form.of("realname", "Vera"));
    stage.send(
        Stage.IRC,
        "<message type='chat' from='vera@example.org/r' to='NickServ%%%s' id='m'><body>%s</body></message>"
            .formatted(Stage.TINY, "IDENTIFY " + secrets.plant("written to NickServ")));
  }

  private void settingsBySpeech() {
    Talk talk = new Talk(stage, "wim@example.org/r", Stage.TINY);
    Map<String, String> answers =
        Map.of(
            "Password of the server", secrets.plant("said as the server's password"),
            "Password of the account (SASL)", secrets.plant("said as the account's password"),
            "IRC commands to send after connecting",
                "PRIVMSG NickServ :IDENTIFY " + secrets.plant("said as a command"));
    talk.answer(talk.say("configure"), answers, "aved");
    talk.answer(talk.say("configure"), Map.of(), "aved");
  }

  private void serverPasswords() {
    join("xena", "#a%" + Stage.LOCKED, "");
    String wrong = secrets.plant("refused by PASS and quoted");
    configure("yann", Stage.LOCKED, Form.of("pass", wrong));
    refuseToJoin("yann", "#a%" + Stage.LOCKED, "");
    expectHeard(stage.locked(), "PASS " + wrong);
  }

  private void byTls() {
    String pass = secrets.plant("a server's password by TLS");
    String account = secrets.plant("an account's password by TLS");
    stage.tiny().account("abby", account);
    configure(
        "abby",
        Stage.SAFE,
        Form.of("pass", pass, "sasl_account", "abby", "sasl_password", account));
    join("abby", "#a%" + Stage.SAFE, "");
    expectHeard(stage.tiny(), "PASS " + pass);
    expectHeard(stage.tiny(), base64("abby", account));
  }

  private void channelKeys() {
    String key = secrets.plant("a channel's key");
    stage.tiny().populate("#vault", 1).mode("#vault", "+k", key);
    join("zoe", "#vault%" + Stage.TINY, key);
    expectHeard(stage.tiny(), key);
    stage.tiny().mode("#vault", "+k", secrets.plant("a key that others set"));
    Element told =
        stage.next("message", "groupchat", "#vault%" + Stage.TINY, "zoe@example.org/r", "body");
    assertThat(told.elementText("body")).contains("Mode #vault [+k *] by");
    refuseToJoin("zed", "#vault%" + Stage.TINY, secrets.plant("a wrong key"));
  }

  private static String base64(String name, String password) {
    String plain = name + "\0" + name + "\0" + password;
    return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static void expectHeard(TinyIrcd server, String words) {
    Awaitility.await("the server is told")
        .until(() -> server.heard().stream().anyMatch(line -> line.contains(words)));
  }

  private void register(String user, String where, String type, Form form) {
    Element answer = stage.ask(user + "@example.org/r", where, "set", form.query());
    assertThat(answer.attributeValue("type")).as(answer.asXML()).isEqualTo(type);
    stage.ask(user + "@example.org/r", where, "get", Form.query(""));
  }

  /** Fills the form in, and looks at it again. */
  private void configure(String user, String where, Form form) {
    String session = step(user, where, "", "").element("command").attributeValue("sessionid");
    step(user, where, session, form.data());
    step(user, where, "", "");
  }

  private Element step(String user, String where, String session, String content) {
    return stage.ask(
        user + "@example.org/r", where, "set", Form.command("configure", session, content));
  }

  private void enter(String user, String room, String key) {
    String password = key.isEmpty() ? "" : "<password>" + Xml.escaped(key) + "</password>";
    stage.send(
        Stage.IRC,
        "<presence from='%1$s@example.org/r' to='%2$s/%1$s'><x xmlns='%3$s'>%4$s</x></presence>"
            .formatted(user, room, MUC, password));
  }

  private void join(String user, String room, String key) {
    enter(user, room, key);
    Element own = stage.next("presence", "", room + "/" + user, user + "@example.org/r");
    assertThat(own.elements("x").stream().map(Element::asXML).collect(Collectors.joining()))
        .contains("110");
  }

  private void refuseToJoin(String user, String room, String key) {
    enter(user, room, key);
    stage.next("presence", "error", room + "/" + user, user + "@example.org/r");
  }
}
