package im.gangway.core.health;

import im.gangway.core.text.Languages;
import im.gangway.transport.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What everybody may know of a gateway that does not work, for clients to read (XEP-0455 §2.2).
 *
 * @param since empty while all is well
 */
record OutageStatus(String domain, Optional<Instant> since) {

  /** The status as JSON; an empty object while all is well. */
  String json() {
    return since.map(this::json).orElse("{}") + "\n";
  }

  private String json(Instant beginning) {
    Text message = Text.of(OutageStatus.class, "outage", domain);
    String inLanguages =
        Languages.SPOKEN.stream()
            .map(
                language ->
                    Json.quoted(language.getLanguage()) + ":" + Json.quoted(message.in(language)))
            .collect(Collectors.joining(","));
    return "{\"planned\":false,\"beginning\":%s,\"message\":{\"default\":%s,%s}}"
        .formatted(Json.quoted(beginning.toString()), Json.quoted(message.toString()), inLanguages);
  }
}
