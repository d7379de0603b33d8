package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.ScriptedCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Administration (XEP-0133): P-13 to P-16, and the change of the key. */
class AdminCasesTest extends ScriptedCase {
  private static final String NAMESPACE = "http://jabber.org/protocol/admin";
  private static final String JULIET = "juliet@example.org";
  private static final String WORLD = "benvolio@elsewhere.example";

  @Test
  @DisplayName("P-13 numbers and lists of users")
  void countsUsers() throws Exception {
    registered(JULIET, "juliet", "capulet");
    online();
    assertThat(start("get-registered-users-num").asXML())
        .contains(
            "<field var=\"registeredusersnum\" type=\"text-single\""
                + " label=\"Number of registered users\"><value>2</value>");
    assertThat(start("get-online-users-num").asXML()).contains("<value>1</value>");
    assertThat(values(run("get-registered-users-list", field("max_items", "25"))))
        .containsExactly(NAMESPACE, JULIET, USER);
    assertThat(values(run("get-online-users-list", field("max_items", "none"))))
        .containsExactly(NAMESPACE, USER);
  }

  @Test
  @DisplayName("P-14 deleting a user ends the session and forgets all about the user")
  void deletesUsers() throws Exception {
    online();
    String notes = run("delete-user", field("accountjids", USER, JULIET)).asXML();
    assertThat(notes).contains(USER + ": done.").contains(JULIET + " has not registered.");
    assertThat(network().sessions()).isZero();
    assertThat(start("get-registered-users-num").asXML()).contains("<value>0</value>");
    send("<message type='chat' from='%s' to='%s' id='m1'><body>hi</body></message>", R1, NURSE);
    expectError(next("message", "m1"), "registration-required", "auth");
  }

  @Test
  @DisplayName("P-13 a disabled user is kept out and keeps the registration")
  void disablesUsers() throws Exception {
    online();
    assertThat(run("disable-user", field("accountjids", USER)).asXML()).contains("done.");
    send("<message type='chat' from='%s' to='%s' id='m1'><body>hi</body></message>", R1, NURSE);
    expectError(next("message", "m1"), "forbidden", "auth");
    restartGateway();
    send("<message type='chat' from='%s' to='%s' id='m2'><body>hi</body></message>", R1, NURSE);
    expectError(next("message", "m2"), "forbidden", "auth");
    assertThat(run("reenable-user", field("accountjids", USER)).asXML()).contains("done.");
    send("<message type='chat' from='%s' to='%s' id='m3'><body>hi</body></message>", R1, NURSE);
    assertThat(session().expect("send")).isEqualTo("send nurse hi");
  }

  @Test
  @DisplayName("P-13 ending a session")
  void endsSessions() throws Exception {
    online();
    String notes = run("end-user-session", field("accountjids", R1, JULIET)).asXML();
    assertThat(notes).contains(USER + ": done.").contains(JULIET + " is not online.");
  }

  @Test
  @DisplayName("P-15 an announcement reaches who is online")
  void announces() throws Exception {
    registered(JULIET, "juliet", "capulet");
    online();
    Element answer = run("announce", field("announcement", "Ball tonight", "Masks on"));
    assertThat(answer.asXML()).contains("Told to 1 users.");
    Element message = nextTo(USER, "the news", stanza -> stanza.getName().equals("message"));
    assertThat(message.attributeValue("from")).isEqualTo(GATEWAY);
    assertThat(message.attributeValue("type")).isEqualTo("headline");
    assertThat(message.elementText("body")).isEqualTo("Ball tonight\nMasks on");
  }

  @Test
  @DisplayName("P-13 the blacklist shuts out at once and after a restart; admins spare themselves")
  void editsTheBlacklist() throws Exception {
    assertThat(run("edit-blacklist", field("blacklistjids", "elsewhere.example")).asXML())
        .contains("Saved.");
    expectError(execute(WORLD + "/w", "help", ""), "forbidden", "auth");
    restartGateway();
    expectError(execute(WORLD + "/w", "help", ""), "forbidden", "auth");
    assertThat(values(start("edit-blacklist"))).contains("elsewhere.example");
    assertThat(run("edit-blacklist", field("blacklistjids", "example.org")).asXML())
        .contains("shut you out yourself");
    run("edit-blacklist", field("blacklistjids"));
    expectResult(execute(WORLD + "/w", "help", ""));
  }

  @Test
  @DisplayName("P-13 the whitelist does not let in whom the configuration denies")
  void editsTheWhitelist() {
    run("edit-whitelist", field("whitelistjids", "mallory@example.org"));
    expectError(execute("mallory@example.org/m", "help", ""), "forbidden", "auth");
    assertThat(run("edit-whitelist", field("whitelistjids", "not an address")).asXML())
        .contains("neither an address nor a domain");
  }

  @Test
  @DisplayName("P-13 shutdown is not offered where nobody can end the process")
  void offersNoShutdownWithoutAnEnd() {
    expectError(execute(ADMIN, NAMESPACE + "#shutdown", ""), "item-not-found", "cancel");
  }

  @Test
  void changesTheKeyWhileItRuns() throws Exception {
    online();
    Path file = folder().resolve("data/credentials.key");
    List<String> before = Files.readAllLines(file);
    assertThat(run("rotate-key", "").asXML())
        .contains("passwords sealed with it: 1.")
        .contains("old keys are gone");
    assertThat(Files.readAllLines(file)).hasSize(1).doesNotContainAnyElementsOf(before);
    restartGateway();
    send("<message type='chat' from='%s' to='%s' id='m1'><body>hi</body></message>", R1, NURSE);
    assertThat(session().expect("send")).isEqualTo("send nurse hi");
  }

  @Test
  @DisplayName("R-19 a wrong key stops logins and wipes nothing")
  void keepsWhatAWrongKeyDoesNotOpen() throws Exception {
    registered();
    Path file = folder().resolve("data/credentials.key");
    byte[] right = Files.readAllBytes(file);
    Files.write(file, "00000000:%s\n".formatted("A".repeat(43) + "=").getBytes("US-ASCII"));
    restartGateway();
    send("<message type='chat' from='%s' to='%s' id='m1'><body>hi</body></message>", R1, NURSE);
    assertThat(next("message", "m1").attributeValue("type")).isEqualTo("error");
    assertThat(run("rotate-key", "").asXML()).contains("do not open");
    Files.write(file, right);
    restartGateway();
    send("<message type='chat' from='%s' to='%s' id='m2'><body>hi</body></message>", R1, NURSE);
    assertThat(session().expect("send")).isEqualTo("send nurse hi");
  }

  private Element start(String action) {
    return expectResult(execute(ADMIN, node(action), ""));
  }

  /** Executes an admin command and fills its form in. */
  private Element run(String action, String fields) {
    Element form = start(action);
    assertThat(form.asXML()).contains("FORM_TYPE");
    return expectResult(
        execute(
            ADMIN,
            node(action) + "' sessionid='" + form.attributeValue("sessionid"),
            "<x xmlns='jabber:x:data' type='submit'>" + fields + "</x>"));
  }

  private static String node(String action) {
    return action.equals("rotate-key") ? action : NAMESPACE + "#" + action;
  }

  private Element execute(String from, String node, String content) {
    return ask(
        "set",
        from,
        GATEWAY,
        "a" + Math.abs((from + node + content).hashCode()),
        "<command xmlns='http://jabber.org/protocol/commands' node='%s'>%s</command>"
            .formatted(node, content));
  }

  private static String field(String name, String... values) {
    StringBuilder field = new StringBuilder("<field var='" + name + "'>");
    for (String value : values) {
      field.append("<value>").append(value).append("</value>");
    }
    return field.append("</field>").toString();
  }

  private static List<String> values(Element command) {
    return command.element("x").elements("field").stream()
        .flatMap(field -> field.elements("value").stream())
        .map(Element::getText)
        .toList();
  }
}
