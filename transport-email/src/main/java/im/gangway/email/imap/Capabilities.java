package im.gangway.email.imap;

import im.gangway.email.imap.wire.ImapAnswer;
import im.gangway.email.imap.wire.ImapCommand;
import im.gangway.email.imap.wire.ImapConnection;
import im.gangway.email.imap.wire.ImapResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a server says it can do (RFC 3501 §7.2.1), in capitals. */
record Capabilities(Set<String> names) {
  private static final String WORD = "CAPABILITY ";

  boolean has(String name) {
    return names.contains(name);
  }

  /** Those that came with a response, or else those that have to be asked for. */
  static CompletionStage<Capabilities> after(ImapConnection connection, ImapResponse response) {
    String code = response.code().toUpperCase(Locale.ROOT);
    return code.startsWith(WORD) ? CompletableFuture.completedFuture(read(code)) : ask(connection);
  }

  static CompletionStage<Capabilities> ask(ImapConnection connection) {
    return connection.run(ImapCommand.of("CAPABILITY")).thenApply(Capabilities::told);
  }

  private static Capabilities told(ImapAnswer answer) {
    Optional<String> line =
        answer.data().stream()
            .filter(each -> each.word().equals(WORD.strip()))
            .map(each -> each.rest().toUpperCase(Locale.ROOT))
            .findFirst();
    return read(line.orElse(""));
  }

  private static Capabilities read(String line) {
    return new Capabilities(Set.copyOf(Arrays.asList(line.strip().split(" +"))));
  }
}
