package im.gangway.email;

import im.gangway.email.testing.ScriptedSmtpServer;
import im.gangway.email.testing.TestSettings;
import im.gangway.transport.Account;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.Transport;
import im.gangway.transport.testing.TransportContract;
import java.util.List;
import java.util.Map;

/** With a domain whose smarthost is away: that is what a user is told. */
class EmailContractTest extends TransportContract {

  @Override
  protected Transport transport() {
    return new EmailTransport();
  }

  @Override
  protected Map<String, ?> settings() {
    ScriptedSmtpServer gone = ScriptedSmtpServer.plain();
    gone.close();
    return TestSettings.domain(
        Map.of(
            "smarthost",
            "localhost:" + gone.port(),
            "map",
            List.of("*@org.example = *@example.org")));
  }

  @Override
  protected Account account(int number) {
    String name = "user" + number;
    return new Account(name + "@example.org", name, Account.Kind.PROVISIONED);
  }

  @Override
  protected LegacyAddress recipient() {
    return new LegacyAddress("bob@mail.example");
  }

  @Override
  protected List<String> addresses() {
    return List.of("bob@mail.example", "\"two words\"@mail.example", "o'neil@münchen.example");
  }
}
