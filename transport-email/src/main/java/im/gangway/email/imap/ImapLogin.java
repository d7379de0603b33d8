package im.gangway.email.imap;

import im.gangway.email.imap.MailHost.Security;
import im.gangway.email.imap.wire.Endpoint;
import im.gangway.email.imap.wire.ImapAnswer;
import im.gangway.email.imap.wire.ImapCommand;
import im.gangway.email.imap.wire.ImapConnection;
import im.gangway.email.imap.wire.ImapConnector;
import im.gangway.email.imap.wire.ImapResponse;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Opens connections and logs in: first TLS, then a password. Thread-safe. */
final class ImapLogin {
  /** Codes of RFC 5530 and others that say nothing about the password. */
  private static final List<String> PASSING =
      List.of("UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN", "OVERQUOTA");

  /** A connection that may be used. */
  record LoggedIn(ImapConnection connection, Capabilities capabilities) {}

  private final ImapConnector connector;

  ImapLogin(ImapConnector connector) {
    this.connector = connector;
  }

  /** Fails with {@link LegacyException}; then the connection is closed. */
  CompletionStage<LoggedIn> connect(MailHost host, MailLogin login) {
    Endpoint endpoint = new Endpoint(host.host(), host.port(), host.security() == Security.TLS);
    return connector
        .connect(endpoint)
        .thenCompose(
            connection ->
                prepare(connection, host)
                    .thenCompose(able -> login(connection, host, able, login))
                    .whenComplete((done, failed) -> closeIf(failed != null, connection)));
  }

  private static void closeIf(boolean isFailed, ImapConnection connection) {
    if (isFailed) {
      connection.close();
    }
  }

  private static CompletionStage<Capabilities> prepare(ImapConnection connection, MailHost host) {
    return connection
        .greeting()
        .thenCompose(
            greeting -> {
              if (!greeting.word().equals("OK")) {
                return failed(FailureReason.NETWORK_UNREACHABLE, "greeting", host, greeting);
              }
              return host.security() == Security.TLS
                  ? Capabilities.after(connection, greeting)
                  : startTls(connection, host);
            });
  }

  /** What was said before TLS is forgotten (RFC 3501 §6.2.1). */
  private static CompletionStage<Capabilities> startTls(ImapConnection connection, MailHost host) {
    return connection
        .run(ImapCommand.of("STARTTLS"))
        .thenCompose(
            answer ->
                answer.isOk()
                    ? connection.secure()
                    : failed(FailureReason.NETWORK_UNREACHABLE, "no-tls", host, answer.end()))
        .thenCompose(secured -> Capabilities.ask(connection));
  }

  private static CompletionStage<LoggedIn> login(
      ImapConnection connection, MailHost host, Capabilities able, MailLogin login) {
    if (!connection.isSecure()) {
      throw new IllegalStateException("A password needs TLS");
    }
    CompletionStage<ImapAnswer> answer =
        login instanceof MailLogin.Token token
            ? withToken(connection, host, able, token, false)
            : withPassword(connection, able, (MailLogin.Password) login);
    return answer
        .thenCompose(
            end ->
                end.isOk()
                    ? Capabilities.after(connection, end.end())
                    : failed(reason(end.end()), "refused", host, end.end()))
        .thenApply(then -> new LoggedIn(connection, then));
  }

  private static CompletionStage<ImapAnswer> withPassword(
      ImapConnection connection, Capabilities able, MailLogin.Password login) {
    boolean isPlain = able.has("AUTH=PLAIN") || able.has("LOGINDISABLED") || !isAscii(login);
    return connection.run(
        isPlain ? SaslCommands.plain(login, able.has("SASL-IR")) : SaslCommands.login(login));
  }

  private static boolean isAscii(MailLogin.Password login) {
    return (login.user() + login.password()).chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /** A token that has expired is replaced once. */
  private static CompletionStage<ImapAnswer> withToken(
      ImapConnection connection,
      MailHost host,
      Capabilities able,
      MailLogin.Token login,
      boolean isRefused) {
    return login
        .tokens()
        .token(isRefused)
        .thenCompose(
            token ->
                connection.run(
                    SaslCommands.token(
                        host,
                        login.user(),
                        token,
                        able.has("AUTH=OAUTHBEARER"),
                        able.has("SASL-IR"))))
        .thenCompose(
            answer ->
                answer.isOk() || isRefused
                    ? CompletableFuture.completedFuture(answer)
                    : withToken(connection, host, able, login, true));
  }

  private static FailureReason reason(ImapResponse answer) {
    String code = answer.code().toUpperCase(Locale.ROOT);
    boolean mayPass = answer.word().equals("BYE") || PASSING.contains(code);
    return mayPass ? FailureReason.NETWORK_UNREACHABLE : FailureReason.CREDENTIALS_REFUSED;
  }

  private static <T> CompletionStage<T> failed(
      FailureReason reason, String key, MailHost host, ImapResponse answer) {
    String words = Words.of(answer.words());
    return CompletableFuture.failedFuture(
        new LegacyException(reason, Text.of(ImapLogin.class, key, host.toString(), words)));
  }
}
