package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.ScriptedCase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An admin ends the process (XEP-0133 §4.31). */
class ShutdownCasesTest extends ScriptedCase {
  private static final String NODE = "http://jabber.org/protocol/admin#shutdown";

  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  protected Runnable shutdown() {
    return ended::countDown;
  }

  @Test
  @DisplayName("P-13 shutdown tells who is online, answers, and ends the process")
  void shutsDown() throws Exception {
    online();
    Element form = expectResult(command("s1", "", ""));
    Element done =
        expectResult(
            command(
                "s2",
                " sessionid='" + form.attributeValue("sessionid") + "'",
                "<x xmlns='jabber:x:data' type='submit'>"
                    + "<field var='delay'><value>1</value></field>"
                    + "<field var='announcement'><value>Back at six</value></field></x>"));
    assertThat(done.attributeValue("status")).isEqualTo("completed");
    assertThat(nextTo(USER, "the news", each -> each.getName().equals("message")).asXML())
        .contains("Back at six");
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisplayName("P-05 users cannot end it")
  void isForAdminsOnly() throws Exception {
    registered();
    String payload =
        "<command xmlns='http://jabber.org/protocol/commands' node='%s'/>".formatted(NODE);
    expectError(ask("set", R1, GATEWAY, "s3", payload), "forbidden", "auth");
  }

  private Element command(String id, String attributes, String content) {
    return ask(
        "set",
        ADMIN,
        GATEWAY,
        id,
        "<command xmlns='http://jabber.org/protocol/commands' node='%s'%s>%s</command>"
            .formatted(NODE, attributes, content));
  }
}
