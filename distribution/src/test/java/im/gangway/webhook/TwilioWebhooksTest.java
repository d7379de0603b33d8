package im.gangway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.sms.testing.ScriptedHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;

/** A provider's webhooks, from the call to the stanza. */
class TwilioWebhooksTest extends TwilioCase {
  @Test
  void tellsTheSenderThatATextArrived() throws Exception {
    write("m1", "Grüße");
    String callback = form(service.next().body()).get("StatusCallback");
    assertThat(callback).isEqualTo(PUBLIC + STATUS);
    assertThat(call(STATUS, status("SM1", "sent"))).isEqualTo(200);
    assertThat(call(STATUS, status("SM1", "delivered"))).isEqualTo(200);
    Element receipt = message("the receipt", each -> each.element("received") != null);
    assertThat(receipt.element("received").attributeValue("id")).isEqualTo("m1");
    assertThat(receipt.attributeValue("to")).isEqualTo(ALICE + "/r1");
  }

  @Test
  void tellsTheSenderWhyATextDidNotArrive() throws Exception {
    write("m1", "Hello");
    service.next();
    SortedMap<String, String> failed = status("SM1", "undelivered");
    failed.put("ErrorCode", "30003");
    assertThat(call(STATUS, failed)).isEqualTo(200);
    Element error = message("the error", each -> "error".equals(each.attributeValue("type")));
    assertThat(error.attributeValue("id")).isEqualTo("m1");
    assertThat(error.element("error").attributeValue("type")).isEqualTo("wait");
    assertThat(error.element("error").elements())
        .extracting(Element::getName)
        .contains("recipient-unavailable");
  }

  @Test
  void bringsATextOnceHoweverOftenItIsCalled() throws Exception {
    SortedMap<String, String> first = arrived("SM8", "first");
    assertThat(call(MESSAGES, first)).isEqualTo(200);
    assertThat(call(MESSAGES, first)).isEqualTo(200);
    assertThat(call(MESSAGES, arrived("SM9", "second"))).isEqualTo(200);
    Element message = message("a text", TwilioCase::hasBody);
    assertThat(message.attributeValue("from")).startsWith(PHONE + "@" + SMS);
    assertThat(message.attributeValue("to")).isEqualTo(ALICE);
    assertThat(message.elementText("body")).isEqualTo("first");
    assertThat(message("a text", TwilioCase::hasBody).elementText("body")).isEqualTo("second");
  }

  @Test
  void bringsPicturesByLinks() throws Exception {
    service.answer(
        call ->
            call.uri().getPath().endsWith("/ME1")
                ? new ScriptedHttp.Reply(200, "a picture", Map.of())
                : new ScriptedHttp.Reply(404, "", Map.of()));
    SortedMap<String, String> fields = arrived("SM6", "Look");
    fields.put("NumMedia", "3");
    fields.put("MediaUrl0", service.url() + "/Media/ME1");
    fields.put("MediaContentType0", "image/jpeg");
    fields.put("MediaUrl1", service.url() + "/Media/ME2");
    fields.put("MediaUrl2", "http://127.0.0.1:1/elsewhere");
    assertThat(call(MESSAGES, fields)).isEqualTo(200);
    assertThat(message("a text", TwilioCase::hasBody).elementText("body"))
        .isEqualTo("Look\n[2 pictures or other files came that could not be passed on.]");
    Element picture = message("the picture", each -> each.element("file-sharing") != null);
    String url = picture.elementText("body");
    assertThat(url).startsWith(PUBLIC + "/file/").endsWith("/ME1.jpg");
    HttpRequest get =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + web.port() + URI.create(url).getRawPath()))
            .build();
    HttpResponse<String> file = caller.send(get, HttpResponse.BodyHandlers.ofString());
    assertThat(file.body()).isEqualTo("a picture");
    assertThat(file.headers().firstValue("Content-Type")).contains("image/jpeg");
  }

  @Test
  void takesNothingWithoutTheRightSignature() throws Exception {
    SortedMap<String, String> fields = arrived("SM7", "forged");
    String right = signature(PUBLIC + MESSAGES, fields);
    String otherPort = signature("https://gw.example.org:8088" + MESSAGES, fields);
    for (String wrong : List.of("", "x", otherPort, signature(PUBLIC + STATUS, fields))) {
      assertThat(call(MESSAGES, fields, wrong)).isEqualTo(403);
    }
    fields.put("Body", "changed");
    assertThat(call(MESSAGES, fields, right)).isEqualTo(403);
    assertThat(call(MESSAGES, arrived("SM9", "true"))).isEqualTo(200);
    assertThat(message("a text", TwilioCase::hasBody).elementText("body")).isEqualTo("true");
  }
}
