package im.gangway.email.mail;

import im.gangway.email.address.MailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mailing list says of itself (RFC 2919, RFC 2369, RFC 8058).
 *
 * @param id in lower case, without brackets
 * @param post where mails to everyone go; empty if nobody may write or it is not said
 * @param unsubscribe addresses to leave it, {@code mailto:} and {@code https:} only
 * @param isOneClick whether a POST to an https one is enough
 */
public record ListHeaders(
    String id,
    Optional<String> name,
    Optional<MailAddress> post,
    List<String> unsubscribe,
    Optional<String> archive,
    boolean isOneClick) {
  private static final Pattern BRACKETED = Pattern.compile("<\\s*([^<>]{1,2000}?)\\s*>");
  private static final int MAX = 10;

  static Optional<ListHeaders> of(Headers headers) {
    return headers.text("list-id").map(it -> of(headers, it));
  }

  private static ListHeaders of(Headers headers, String listId) {
    Matcher bracketed = BRACKETED.matcher(listId);
    boolean hasId = bracketed.find();
    String id = hasId ? bracketed.group(1) : listId;
    String name = hasId ? listId.substring(0, bracketed.start()) : "";
    return new ListHeaders(
        CleanText.cut(id.replaceAll("\\s", "").toLowerCase(Locale.ROOT), 255),
        Optional.of(name.replaceAll("[\"']", "").strip()).filter(it -> !it.isEmpty()),
        links(headers, "list-post").stream().flatMap(it -> mailto(it).stream()).findFirst(),
        links(headers, "list-unsubscribe"),
        links(headers, "list-archive").stream().findFirst(),
        headers.first("list-unsubscribe-post").isPresent());
  }

  private static List<String> links(Headers headers, String name) {
    return BRACKETED
        .matcher(headers.first(name).orElse(""))
        .results()
        .map(each -> CleanText.line(each.group(1)).replace(" ", ""))
        .filter(each -> each.matches("(?i)(mailto|https?):.+"))
        .limit(MAX)
        .toList();
  }

  private static Optional<MailAddress> mailto(String link) {
    if (!link.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
      return Optional.empty();
    }
    int question = link.indexOf('?');
    String address = link.substring(7, question < 0 ? link.length() : question);
    return MailAddress.find(address.replace("%40", "@").replace("%2B", "+"));
  }
}
