package im.gangway.mail;

import static im.gangway.mail.ScriptedMailDomain.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of a mail domain write and read mail. */
class MailDomainTest {
  private static final String BOB = ScriptedMailDomain.contact("bob@x.example");

  @TempDir Path folder;
  private ScriptedMailDomain site;

  @BeforeEach
  void start() throws Exception {
    site = new ScriptedMailDomain(folder);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void talksInOneThread() throws Exception {
    String mail =
        """
        From: bob@x.example
        Message-ID: <m1@x>
        Subject: Lunch

        Hello""";
    assertThat(site.deliver("alice@org.example", mail)).startsWith("250 ");
    Element lunch = site.message("Hello");
    assertThat(lunch.attributeValue("from")).startsWith(BOB);
    assertThat(lunch.elementText("body")).isEqualTo("Lunch\n\nHello");
    site.write(ALICE, BOB, "m1", "At one");
    assertThat(site.sent("At one"))
        .contains("From: alice <alice@org.example>\r\n", "To: bob@x.example\r\n")
        .contains("Subject: Re: Lunch\r\n", "In-Reply-To: <m1@x>\r\n");
  }
}
