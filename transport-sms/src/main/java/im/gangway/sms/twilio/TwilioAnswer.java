package im.gangway.sms.twilio;

import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.DeliveryOutcome;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.sms.receipt.TwilioStatus;
import im.gangway.sms.web.Json;
import im.gangway.sms.web.Outages;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the service's answer to a submission means. */
final class TwilioAnswer {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final int BAD_CREDENTIALS = 20003;

  private TwilioAnswer() {}

  static Submitted outcome(HttpResponse<String> response, Outages outages) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      outages.over();
      Optional<String> id = Json.find(response.body(), "/sid");
      return id.isPresent() ? new Submitted.Accepted(List.of(id.get())) : Outages.unknown();
    } else if (status == 429) {
      return new Submitted.Retry(retryAfter(response));
    } else if (status / 100 != 4) {
      outages.begin("The provider answers with status " + status);
      return Outages.unknown();
    }
    return refused(response, outages);
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,5}"))
        .map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds)))
        .orElse(SOON);
  }

  private static Submitted refused(HttpResponse<String> response, Outages outages) {
    int said = code(response.body());
    boolean credentials = response.statusCode() == 401 || said == BAD_CREDENTIALS;
    int code = credentials ? BAD_CREDENTIALS : said;
    if (credentials) {
      outages.begin("The provider refuses account-sid or auth-token");
    } else {
      outages.over();
    }
    SubmitAction action = TwilioStatus.action(code);
    DeliveryOutcome.Failed failed =
        (DeliveryOutcome.Failed)
            TwilioStatus.outcome("failed", code == 0 ? OptionalInt.empty() : OptionalInt.of(code));
    return action == SubmitAction.BACK_OFF
        ? new Submitted.Retry(retryAfter(response))
        : new Submitted.Refused(action, failed.reason(), failed.text());
  }

  private static int code(String body) {
    return Json.find(body, "/code")
        .filter(code -> code.matches("[0-9]{1,9}"))
        .map(Integer::parseInt)
        .orElse(0);
  }
}
