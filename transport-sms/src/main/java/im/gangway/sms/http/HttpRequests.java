package im.gangway.sms.http;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.text.Alphabet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes requests of messages by templates. Immutable. */
final class HttpRequests {
  private final HttpSettings settings;
  private final Optional<URI> statusUrl;

  HttpRequests(HttpSettings settings, Optional<URI> statusUrl) {
    this.settings = settings;
    this.statusUrl = statusUrl;
  }

  /**
   * The request for a message.
   *
   * @throws IllegalArgumentException when the templates make none
   */
  HttpRequest of(OutboundMessage message) {
    HttpSettings.Request request = settings.request();
    Map<String, String> values = values(message);
    Map<String, String> octets = Map.of("udh", message.text().header().toOctets().hex());
    URI url = URI.create(request.url().fill(values, octets));
    BodyPublisher body =
        request.method().equals("GET")
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(request.body().fill(values, octets));
    HttpRequest.Builder built =
        HttpRequest.newBuilder(url).timeout(settings.timeout()).method(request.method(), body);
    if (request.method().equals("POST")) {
      built.setHeader("Content-Type", request.contentType());
    }
    request
        .headers()
        .forEach((name, template) -> built.setHeader(name, template.fill(values, octets)));
    return built.build();
  }

  private Map<String, String> values(OutboundMessage message) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("to", written(message.to()));
    values.put("from", written(message.from()));
    values.put("to-digits", digits(message.to()));
    values.put("from-digits", digits(message.from()));
    values.put("text", message.text().text());
    values.put("reference", message.reference());
    values.put("coding", message.text().alphabet() instanceof Alphabet.Ucs2 ? "2" : "0");
    values.put("status-url", statusUrl.map(URI::toString).orElse(""));
    return values;
  }

  private static String written(SmsAddress address) {
    if (address instanceof SmsAddress.ShortCode code) {
      return code.digits();
    } else if (address instanceof SmsAddress.Alphanumeric name) {
      return name.name();
    }
    return address instanceof SmsAddress.E164 number ? number.value() : "";
  }

  private static String digits(SmsAddress address) {
    return written(address).replaceFirst("^\\+", "");
  }
}
