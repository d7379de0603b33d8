package im.gangway.email.imap;

import im.gangway.email.imap.ImapLogin.LoggedIn;
import im.gangway.email.imap.wire.ImapAnswer;
import im.gangway.email.imap.wire.ImapCommand;
import im.gangway.email.imap.wire.ImapConnection;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What can be done in a mailbox besides reading it (RFC 3501 §6.4, RFC 6851, RFC 6154). */
final class Errands {
  private final MailHost host;

  Errands(MailHost host) {
    this.host = host;
  }

  Errand.Work flag(FolderCursor mail, String flag) {
    return server ->
        open(server.connection(), mail).thenCompose(open -> flag(server.connection(), mail, flag));
  }

  Errand.Work moveToJunk(FolderCursor mail) {
    return server ->
        SpecialFolder.JUNK
            .find(server)
            .thenCompose(
                folder ->
                    folder.isEmpty()
                        ? failed("no-folder")
                        : open(server.connection(), mail)
                            .thenCompose(open -> move(server, mail, folder.get())));
  }

  /** Servers such as Gmail keep a copy of what is sent through them. */
  Errand.Work keepSent(byte[] mail) {
    return server ->
        server.capabilities().has("X-GM-EXT-1")
            ? CompletableFuture.completedFuture(null)
            : SpecialFolder.SENT
                .find(server)
                .thenCompose(
                    folder ->
                        folder.isEmpty()
                            ? failed("no-folder")
                            : run(
                                server.connection(),
                                ImapCommand.of("APPEND " + folder.get() + " (\\Seen)")
                                    .literal(mail)));
  }

  private CompletionStage<Void> flag(ImapConnection connection, FolderCursor mail, String flag) {
    return run(
        connection, ImapCommand.of("UID STORE " + mail.uid() + " +FLAGS.SILENT (" + flag + ')'));
  }

  private CompletionStage<Void> move(LoggedIn server, FolderCursor mail, String folder) {
    ImapConnection connection = server.connection();
    if (server.capabilities().has("MOVE")) {
      return run(connection, ImapCommand.of("UID MOVE " + mail.uid() + ' ' + folder));
    }
    CompletionStage<Void> moved =
        run(connection, ImapCommand.of("UID COPY " + mail.uid() + ' ' + folder))
            .thenCompose(copied -> flag(connection, mail, "\\Deleted"));
    return server.capabilities().has("UIDPLUS")
        ? moved.thenCompose(marked -> run(connection, ImapCommand.of("UID EXPUNGE " + mail.uid())))
        : moved;
  }

  private CompletionStage<Void> open(ImapConnection connection, FolderCursor mail) {
    return connection
        .run(ImapCommand.of("SELECT " + FolderName.quoted(mail.folder())))
        .thenCompose(
            answer ->
                answer.isOk() && OpenFolder.of(answer).validity() == mail.validity()
                    ? CompletableFuture.completedFuture(null)
                    : failed("gone"));
  }

  private CompletionStage<Void> run(ImapConnection connection, ImapCommand command) {
    return connection.run(command).thenCompose(this::require);
  }

  private CompletionStage<Void> require(ImapAnswer answer) {
    return answer.isOk()
        ? CompletableFuture.completedFuture(null)
        : failed("not-done", host.toString(), Words.of(answer.end().words()));
  }

  static <T> CompletionStage<T> failed(String key, Object... arguments) {
    return CompletableFuture.failedFuture(
        new LegacyException(FailureReason.NOT_PERMITTED, Text.of(Errands.class, key, arguments)));
  }
}
