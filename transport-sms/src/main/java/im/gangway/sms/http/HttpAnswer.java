package im.gangway.sms.http;

import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.sms.web.Json;
import im.gangway.sms.web.Outages;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What the provider's answer to a message means.
 *
 * @param reference the message's, which is its id where the answer has none and should have none
 */
record HttpAnswer(HttpSettings settings, String reference, Outages outages) {
  private static final Duration SOON = Duration.ofSeconds(5);

  Submitted outcome(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      outages.over();
      return accepted(response.body());
    } else if (status == 429) {
      return new Submitted.Retry(retryAfter(response));
    } else if (status == 401 || status == 403) {
      outages.begin("The provider refuses the credentials with status " + status);
      return refused(SubmitAction.GIVE_UP_AND_ALARM, FailureReason.INTERNAL, status);
    } else if (status / 100 == 4) {
      outages.over();
      return refused(SubmitAction.GIVE_UP, FailureReason.DELIVERY_FAILED, status);
    }
    outages.begin("The provider answers with status " + status);
    return Outages.unknown();
  }

  private Submitted accepted(String body) {
    if (settings.idPointer().isEmpty() && settings.idPattern().isEmpty()) {
      return new Submitted.Accepted(List.of(reference));
    }
    Optional<String> id =
        settings
            .idPointer()
            .flatMap(pointer -> Json.find(body, pointer))
            .or(() -> settings.idPattern().flatMap(pattern -> group(pattern.matcher(body))));
    return id.isPresent() ? new Submitted.Accepted(List.of(id.get())) : Outages.unknown();
  }

  private static Optional<String> group(Matcher matcher) {
    boolean found = matcher.find() && matcher.groupCount() > 0;
    return found ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
  }

  private static Submitted refused(SubmitAction action, FailureReason reason, int status) {
    return new Submitted.Refused(
        action, reason, Text.of(HttpAnswer.class, "refused", Integer.toString(status)));
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,5}"))
        .map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds)))
        .orElse(SOON);
  }
}
