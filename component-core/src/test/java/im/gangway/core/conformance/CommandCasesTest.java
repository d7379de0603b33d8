package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.testing.ScriptedCase;
import java.util.List;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ad-hoc commands on the whole gateway: P-01 to P-05 and P-10. */
class CommandCasesTest extends ScriptedCase {
  private static final String LIST =
      "<query xmlns='http://jabber.org/protocol/disco#items'"
          + " node='http://jabber.org/protocol/commands'/>";
  private static final String COMMAND =
      "<command xmlns='http://jabber.org/protocol/commands' node='%s'/>";
  private static final String ADMIN_NODE = "http://jabber.org/protocol/admin#";

  @Test
  @DisplayName("P-01 users see the commands for users, admins those for admins too")
  void showsAdminsMore() throws Exception {
    registered();
    assertThat(nodes(R1)).contains("help", "status").noneMatch(node -> node.contains("admin#"));
    assertThat(nodes(ADMIN))
        .contains(
            ADMIN_NODE + "get-registered-users-num",
            ADMIN_NODE + "get-registered-users-list",
            ADMIN_NODE + "get-online-users-num",
            ADMIN_NODE + "get-online-users-list",
            ADMIN_NODE + "delete-user",
            ADMIN_NODE + "disable-user",
            ADMIN_NODE + "reenable-user",
            ADMIN_NODE + "end-user-session",
            ADMIN_NODE + "announce",
            ADMIN_NODE + "edit-blacklist",
            ADMIN_NODE + "edit-whitelist");
  }

  @Test
  @DisplayName("P-02 who has not registered sees only what is for everybody")
  void showsStrangersLittle() {
    assertThat(nodes("stranger@example.org/x")).containsExactly("help");
    expectError(execute("stranger@example.org/x", "status"), "forbidden", "auth");
  }

  @Test
  @DisplayName("P-03 a command that asks nothing ends at once")
  void tellsTheStatus() throws Exception {
    online();
    Element command = expectResult(execute(R1, "status"));
    assertThat(command.attributeValue("status")).isEqualTo("completed");
    assertThat(command.attributeValue("sessionid")).isNotEmpty();
    assertThat(command.asXML()).contains("<value>yes</value>").contains("<value>connected</value>");
  }

  @Test
  @DisplayName("P-04 unknown nodes")
  void knowsNoOtherNodes() {
    expectError(execute(R1, "no-such-command"), "item-not-found", "cancel");
  }

  @Test
  @DisplayName("P-05 admin commands of users are forbidden, in disco as in execution")
  void forbidsUsersWhatIsForAdmins() throws Exception {
    registered();
    expectError(execute(R1, ADMIN_NODE + "delete-user"), "forbidden", "auth");
    String info =
        "<query xmlns='http://jabber.org/protocol/disco#info' node='%sdelete-user'/>"
            .formatted(ADMIN_NODE);
    expectError(ask("get", R1, GATEWAY, "i1", info), "forbidden", "auth");
  }

  @Test
  @DisplayName("P-16 only the address that the server vouches for makes an admin")
  void takesNobodyElseForAnAdmin() {
    for (String other : List.of("admin@evil.example/a", "admin@example.org.evil.example/a")) {
      expectError(execute(other, ADMIN_NODE + "shutdown"), "item-not-found", "cancel");
      expectError(execute(other, ADMIN_NODE + "announce"), "forbidden", "auth");
    }
  }

  @Test
  @DisplayName("F-10 who logs out by command stays so until told otherwise")
  void logsOutAndIn() throws Exception {
    online();
    expectResult(execute(R1, "log-out"));
    nextTo(R1, "the end", stanza -> "unavailable".equals(stanza.attributeValue("type")));
    await().until(() -> network().sessions() == 0);
    send("<presence from='%s' to='%s'><show>away</show></presence>", R1, GATEWAY);
    fence();
    assertThat(network().sessions()).isZero();
    expectResult(execute(R1, "log-in"));
    session();
    expectResult(ask("get", R1, GATEWAY, "l2", LIST));
  }

  @Test
  void helpTellsTheLinks() {
    Element note = expectResult(execute("stranger@example.org/x", "help")).element("note");
    assertThat(note.getText()).contains("xmpp:" + GATEWAY + "?command;node=help");
  }

  private Element execute(String from, String node) {
    return ask("set", from, GATEWAY, "c-" + node.hashCode(), COMMAND.formatted(node));
  }

  private List<String> nodes(String from) {
    Element query = expectResult(ask("get", from, GATEWAY, "l1", LIST));
    return query.elements().stream().map(item -> item.attributeValue("node")).toList();
  }
}
