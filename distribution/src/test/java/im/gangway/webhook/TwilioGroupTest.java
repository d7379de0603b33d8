package im.gangway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.sms.testing.ScriptedHttp.Call;
import im.gangway.sms.testing.ScriptedHttp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One message to several phones (XEP-0033). */
class TwilioGroupTest extends TwilioCase {
  private static final String REFUSED = "+491701234568";
  private static final String UNKNOWN = "+491701234569";

  /** One is taken, one is refused, and what became of the third nobody says. */
  private static Reply answer(Call call) {
    return switch (form(call.body()).getOrDefault("To", "")) {
      case PHONE -> new Reply(201, "{\"sid\": \"SM1\", \"status\": \"queued\"}", Map.of());
      case REFUSED -> new Reply(400, "{\"code\": 21211, \"message\": \"No number\"}", Map.of());
      default -> new Reply(201, "{}", Map.of());
    };
  }

  private void writeToAll(String id, String body) {
    component()
        .send(
            ("<message from='%1$s/r1' to='%2$s' id='%3$s'><body>%4$s</body>"
                    + "<addresses xmlns='http://jabber.org/protocol/address'>"
                    + "<address type='to' jid='%5$s@%2$s'/>"
                    + "<address type='cc' jid='%6$s@%2$s'/>"
                    + "<address type='bcc' jid='%7$s@%2$s'/></addresses>"
                    + "<request xmlns='urn:xmpp:receipts'/></message>")
                .formatted(ALICE, SMS, id, body, PHONE, REFUSED, UNKNOWN));
  }

  private Element from(String number) {
    String sender = number + "@" + SMS;
    return message("news of " + number, each -> sender.equals(each.attributeValue("from")));
  }

  private static void expectError(Element message, String condition) {
    assertThat(message.attributeValue("type")).as(message.asXML()).isEqualTo("error");
    assertThat(message.attributeValue("id")).isEqualTo("m1");
    assertThat(message.element("error").elements())
        .extracting(Element::getName)
        .contains(condition);
  }

  @Test
  @DisplayName("K-33 one message is three texts, and each is told for itself")
  void tellsWhatBecameOfEachText() throws Exception {
    service.answer(TwilioGroupTest::answer);
    writeToAll("m1", "Hello");
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Map<String, String> submitted = form(service.next().body());
      assertThat(submitted).containsEntry("Body", "Hello");
      numbers.add(submitted.get("To"));
    }
    assertThat(numbers).containsExactlyInAnyOrder(PHONE, REFUSED, UNKNOWN);
    expectError(from(REFUSED), "item-not-found");
    expectError(from(UNKNOWN), "remote-server-timeout");
    SortedMap<String, String> delivered = status("SM1", "delivered");
    assertThat(call(STATUS, delivered)).isEqualTo(200);
    Element receipt = from(PHONE);
    assertThat(receipt.attributeValue("to")).isEqualTo(ALICE + "/r1");
    assertThat(receipt.element("received").attributeValue("id")).isEqualTo("m1");
  }
}
