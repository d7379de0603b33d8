package im.gangway.sms.http;

import im.gangway.sms.receipt.MessageState;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the provider's calls are described.
 *
 * @param check how a call proves where it comes from
 * @param secret that it proves it by
 * @param header that has the secret or the code
 * @param timestampHeader that has the time, which then is part of what is signed
 * @param messageId the field that has a message's id, and so on
 * @param states what the provider's words for states mean
 * @param answer what is answered to a call that was taken
 */
record CallSettings(
    Check check,
    String secret,
    String header,
    Optional<String> timestampHeader,
    String messageId,
    String messageFrom,
    String messageTo,
    String messageText,
    String statusId,
    String statusState,
    Map<String, MessageState> states,
    String answer) {
  private static final int SHORTEST_SECRET = 16;

  /** How a call proves where it comes from. */
  enum Check {
    /** By the secret at the end of the path. */
    PATH,
    /** By the secret in a header. */
    HEADER,
    /** By an HMAC-SHA256 of the body in a header. */
    HMAC
  }

  static void declare(SettingsSchema.Builder keys) {
    keys.secret("webhook-secret", "By which calls prove where they come from; none: no calls.")
        .text("webhook-check", "path", "Where the secret is: path, header, or hmac of the body.")
        .text("webhook-header", "X-Webhook-Signature", "The header for header and hmac.")
        .text("webhook-timestamp", null, "The header with the time, where that is signed, too.")
        .text("message-id", "id", "The field, or pointer into JSON, of a message's id.")
        .text("message-from", "from", "Likewise of its sender.")
        .text("message-to", "to", "Likewise of its recipient.")
        .text("message-text", "text", "Likewise of its text.")
        .text("status-id", "id", "Likewise of the id of a message whose state changed.")
        .text("status-state", "status", "Likewise of the state.")
        .texts("states", List.of(), "More words for states, each WORD=STATE, such as 1=delivered.")
        .text("webhook-answer", "", "What is answered to a call.");
  }

  static Optional<CallSettings> of(Settings settings) {
    return settings.optionalText("webhook-secret").map(secret -> of(settings, secret));
  }

  private static CallSettings of(Settings settings, String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "webhook-secret has " + SHORTEST_SECRET + " characters at least");
    }
    return new CallSettings(
        check(settings.text("webhook-check")),
        secret,
        settings.text("webhook-header"),
        settings.optionalText("webhook-timestamp"),
        settings.text("message-id"),
        settings.text("message-from"),
        settings.text("message-to"),
        settings.text("message-text"),
        settings.text("status-id"),
        settings.text("status-state"),
        states(settings.texts("states")),
        settings.text("webhook-answer"));
  }

  private static Check check(String name) {
    return switch (name) {
      case "path" -> Check.PATH;
      case "header" -> Check.HEADER;
      case "hmac" -> Check.HMAC;
      default -> throw new IllegalArgumentException("webhook-check is path, header or hmac");
    };
  }

  private static Map<String, MessageState> states(List<String> words) {
    Map<String, MessageState> states = new HashMap<>();
    for (String each : words) {
      int equal = each.lastIndexOf('=');
      Optional<MessageState> state =
          equal < 1 ? Optional.empty() : MessageState.of(each.substring(equal + 1));
      states.put(
          each.substring(0, Math.max(0, equal)).strip().toLowerCase(Locale.ROOT),
          state.orElseThrow(
              () -> new IllegalArgumentException("states are WORD=STATE, not " + each)));
    }
    return states;
  }

  /** What a word for a state means; those of SMPP are known anyway. */
  Optional<MessageState> state(String word) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(states.get(lower)).or(() -> MessageState.of(word));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "CallSettings[" + check + "]";
  }
}
