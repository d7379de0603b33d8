package im.gangway.email.outgoing;

import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a mail, and the subject if the user gave one: as such, or in a first line {@code
 * Subject: x}.
 */
record OutgoingText(Optional<String> subject, String text) {
  private static final Pattern FIRST_LINE =
      Pattern.compile("^(?i:subject|betreff):[ \\t]*([^\\r\\n]{1,1000})(?:\\r?\\n)+(?=\\S)");

  static OutgoingText of(OutgoingMessage message) {
    String text = text(message.text());
    Optional<String> subject = message.extras().subject().filter(each -> !each.isBlank());
    Matcher line = FIRST_LINE.matcher(text);
    if (subject.isPresent() || !line.find()) {
      return new OutgoingText(subject, text);
    }
    return new OutgoingText(
        Optional.of(line.group(1).strip()).filter(each -> !each.isEmpty()),
        text.substring(line.end()));
  }

  private static String text(MessageText text) {
    return text.kind() == MessageText.Kind.ACTION ? "* " + text.text() : text.text();
  }
}
