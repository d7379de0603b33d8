package im.gangway.registration.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.Account;
import java.util.Map;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the admin may decide about registration. */
final class RegistrationPolicyCasesTest {

  @Nested
  class Closed extends RegistrationCase {
    @Override
    protected String registration() {
      return "closed";
    }

    @Test
    @DisplayName("D-04 nobody can register where the admin does it")
    void refusesToShowTheForm() {
      expectError(get(R1, "d4"), "not-allowed", "cancel");
      expectError(
          submit(R1, "d4b", Map.of("username", NAME, "password", PASSWORD)),
          "not-allowed",
          "cancel");
    }

    @Test
    @DisplayName("D-44 nobody can unregister where the admin does it")
    void refusesTheRemoval() throws Exception {
      registered();
      expectError(set(R1, "d44", "<remove/>"), "not-allowed", "cancel");
      assertThat(isRegistered(R1)).isTrue();
    }
  }

  @Nested
  class ClosedWithPage extends RegistrationCase {
    @Override
    protected String registration() {
      return "closed";
    }

    @Override
    protected String keys() {
      return "http { public-url = \"https://gateway.example.org\" }";
    }

    @Test
    @DisplayName("D-04 the page where one learns more is shown (XEP-0066)")
    void showsThePage() {
      Element query = expectResult(get(R1, "d4"));
      assertThat(query.elementText("instructions")).isNotBlank();
      assertThat(query.element("x").getNamespaceURI()).isEqualTo("jabber:x:oob");
      assertThat(query.element("x").elementText("url")).isEqualTo("https://gateway.example.org");
    }
  }

  @Nested
  class Required extends RegistrationCase {
    @Override
    protected String registration() {
      return "required";
    }

    @Test
    @DisplayName("whom the admin gave an address need not register")
    void letsInWhomTheAdminGaveAnAddress() {
      network().provision(USER);
      send(
          "<message type='chat' from='%s' to='romeo@%s' id='p1'><body>Hello</body></message>",
          R1, GATEWAY);
      network().session(USER);
      assertThat(network().logins()).singleElement().satisfies(this::assertProvisioned);
    }

    private void assertProvisioned(Account account) {
      assertThat(account.kind()).isEqualTo(Account.Kind.PROVISIONED);
    }
  }

  @Nested
  class Disabled extends RegistrationCase {
    @Override
    protected String registration() {
      return "disabled";
    }

    @Test
    @DisplayName("D-05 without registration there is no sign of it")
    void hidesRegistration() {
      expectError(get(R1, "d5"), "service-unavailable", "cancel");
      Element info =
          expectResult(
              ask(
                  "get",
                  R1,
                  GATEWAY,
                  "i",
                  "<query xmlns='http://jabber.org/protocol/disco#info'/>"));
      assertThat(info.asXML()).doesNotContain(REGISTER);
    }
  }

  @Nested
  class Open extends RegistrationCase {
    @Test
    @DisplayName("C-01 service discovery shows that one can register")
    void showsTheFeature() {
      Element info =
          expectResult(
              ask(
                  "get",
                  R1,
                  GATEWAY,
                  "i",
                  "<query xmlns='http://jabber.org/protocol/disco#info'/>"));
      assertThat(info.asXML()).contains("<feature var=\"" + REGISTER + "\"/>");
    }
  }

  @Nested
  class Confirmed extends RegistrationCase {
    @Override
    protected String keys() {
      return "transports.scripted.confirm-removal = true";
    }

    @Test
    @DisplayName("D-45 the removal has to be confirmed by a form")
    void asksTwice() {
      register();
      Element error = set(R1, "d45", "<remove/>");
      expectError(error, "not-allowed", "cancel");
      Element form = error.element("error").element("x");
      assertThat(dataField(form, "FORM_TYPE").elementText("value")).isEqualTo(REGISTER + ":cancel");
      assertThat(isRegistered(R1)).isTrue();

      expectDone(
          set(
              R1,
              "d45b",
              "<x xmlns='jabber:x:data' type='submit'>"
                  + field("FORM_TYPE", REGISTER + ":cancel")
                  + "</x>"));
      assertThat(isRegistered(R1)).isFalse();
    }
  }

  @Nested
  class Crowded extends RegistrationCase {
    @Override
    protected String keys() {
      return "limits { registrations-per-domain-per-hour = 2 }";
    }

    @Test
    @DisplayName("D-36 R-01 a domain whose share is used up has to wait, others need not")
    void limitsADomain() {
      for (int i = 0; i < 3; i++) {
        network().account("crowd" + i, PASSWORD);
        Element answer =
            submit(
                "crowd" + i + "@example.org/x",
                "c" + i,
                Map.of("username", "crowd" + i, "password", PASSWORD));
        if (i < 2) {
          expectDone(answer);
        } else {
          expectError(answer, "resource-constraint", "wait");
        }
      }
      expectDone(
          submit("juliet@other.example/x", "o", Map.of("username", NAME, "password", PASSWORD)));
    }
  }
}
