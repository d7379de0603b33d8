package im.gangway.email.imap;

import im.gangway.email.imap.ImapLogin.LoggedIn;
import im.gangway.email.imap.wire.ImapAnswer;
import im.gangway.email.imap.wire.ImapCommand;
import im.gangway.email.imap.wire.ImapResponse;
import im.gangway.email.imap.wire.ImapValue;
import im.gangway.email.imap.wire.ResponseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Folders with a purpose (RFC 6154), or those with the usual names where a server tells none. */
enum SpecialFolder {
  SENT("\\Sent", List.of("sent", "sent items", "sent messages", "sent mail")),
  JUNK("\\Junk", List.of("junk", "spam", "junk e-mail", "junk email", "bulk mail"));

  private record Listed(String name, List<String> attributes, String delimiter) {
    String lastPart() {
      int at = delimiter.isEmpty() ? -1 : name.lastIndexOf(delimiter);
      return name.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    boolean is(String attribute) {
      return attributes.stream().anyMatch(attribute::equalsIgnoreCase);
    }
  }

  private final String attribute;
  private final List<String> names;

  SpecialFolder(String attribute, List<String> names) {
    this.attribute = attribute;
    this.names = names;
  }

  /** Its name in quotes and as the server writes it. */
  CompletionStage<Optional<String>> find(LoggedIn server) {
    String list =
        server.capabilities().has("SPECIAL-USE") && server.capabilities().has("LIST-EXTENDED")
            ? "LIST \"\" \"*\" RETURN (SPECIAL-USE)"
            : "LIST \"\" \"*\"";
    return server.connection().run(ImapCommand.of(list)).thenApply(this::choose);
  }

  private Optional<String> choose(ImapAnswer answer) {
    List<Listed> folders = answer.data().stream().flatMap(each -> listed(each).stream()).toList();
    return folders.stream()
        .filter(each -> each.is(attribute))
        .findFirst()
        .or(() -> folders.stream().filter(each -> names.contains(each.lastPart())).findFirst())
        .filter(each -> each.name().chars().allMatch(c -> c >= ' ' && c <= '~'))
        .map(each -> ImapCommand.quoted(each.name()));
  }

  private static Optional<Listed> listed(ImapResponse response) {
    if (!response.word().equals("LIST")) {
      return Optional.empty();
    }
    try {
      List<ImapValue> values = response.values();
      return values.size() < 4
          ? Optional.empty()
          : Optional.of(
              new Listed(
                  name(values.get(3)),
                  values.get(1).members().stream().map(ImapValue::text).toList(),
                  values.get(2) instanceof ImapValue.Bytes ? values.get(2).text() : ""));
    } catch (ResponseException broken) {
      return Optional.empty();
    }
  }

  private static String name(ImapValue value) {
    return value instanceof ImapValue.Bytes bytes
        ? new String(bytes.bytes(), StandardCharsets.ISO_8859_1)
        : value.text();
  }
}
