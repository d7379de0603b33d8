package im.gangway.mail;

import static im.gangway.mail.ScriptedMailDomain.ALICE;
import static im.gangway.mail.ScriptedMailDomain.PATIENCE;
import static im.gangway.mail.ScriptedMailDomain.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.dom4j.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that a server does not take now wait, and come back to their senders after a day. */
class MailGiveUpTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"451 4.4.1 No answer", "451 4.7.1 Come back later", "421 4.4.2 Busy"})
  void saysAfterADayThatTheServerDidNotTakeIt(String answer) throws Exception {
    try (ScriptedMailDomain site = new ScriptedMailDomain(folder)) {
      site.smarthost().answer("RCPT", answer);
      site.write(ALICE, contact("bob@x.example"), "m1", "Hello");
      await()
          .atMost(PATIENCE)
          .until(() -> site.smarthost().commands().stream().anyMatch(it -> it.startsWith("RCPT")));
      assertThat(site.component().fence(ALICE)).noneMatch(MailGiveUpTest::isError);
      site.away(Duration.ofHours(25));
      Element error = site.error("m1").element("error");
      assertThat(error.attributeValue("type")).isEqualTo("wait");
      assertThat(error.element("remote-server-timeout")).isNotNull();
    }
  }

  private static boolean isError(Element stanza) {
    return "error".equals(stanza.attributeValue("type"));
  }
}
