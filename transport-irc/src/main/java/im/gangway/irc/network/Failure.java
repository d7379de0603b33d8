package im.gangway.irc.network;

import im.gangway.irc.login.LoginFailure;
import im.gangway.irc.wire.ConnectException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/**
 * Why a network could not be reached, or was lost.
 *
 * @param lasting whether trying again by itself makes no sense
 * @param slow whether the network wants us to wait for a minute or more
 */
record Failure(FailureReason reason, Text text, boolean lasting, boolean slow) {
  private static final Pattern UNWELCOME =
      Pattern.compile(
          "throttl|too many|too fast|reconnect|[kgz]-?:?lined?\\b|banned",
          Pattern.CASE_INSENSITIVE);

  /** A connection that was there has gone. */
  static Failure lost(Text text) {
    return new Failure(FailureReason.CONNECTION_LOST, text, false, isUnwelcome(text));
  }

  /** No connection came to be. */
  static Failure of(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof ConnectException connect) {
      return new Failure(reason(connect.kind()), connect.text(), false, false);
    }
    if (cause instanceof LegacyException legacy) {
      return new Failure(legacy.reason(), legacy.text(), true, false);
    }
    return new Failure(
        FailureReason.INTERNAL, Text.of(Failure.class, "no-connection"), false, false);
  }

  /** The server did not let us in. */
  static Failure of(LoginFailure login, boolean again) {
    Text text = login.text();
    return switch (login.reason()) {
      case NICK_IN_USE -> new Failure(FailureReason.NICK_IN_USE, text, false, false);
      case NICK_INVALID -> new Failure(FailureReason.NICK_INVALID, text, true, false);
      case SERVER_PASSWORD, ACCOUNT_REFUSED ->
          new Failure(FailureReason.CREDENTIALS_REFUSED, text, true, false);
      case ACCOUNT_UNAVAILABLE ->
          new Failure(FailureReason.CREDENTIALS_REFUSED, text, !again, false);
      case BANNED -> new Failure(FailureReason.BANNED, text, false, true);
      case NOT_PERMITTED -> new Failure(FailureReason.NOT_PERMITTED, text, true, false);
      case THROTTLED -> new Failure(FailureReason.NETWORK_UNREACHABLE, text, false, true);
      case CLOSED, TIMED_OUT, PROTOCOL ->
          new Failure(FailureReason.NETWORK_UNREACHABLE, text, false, isUnwelcome(text));
    };
  }

  /** What the user has set cannot work. */
  static Failure unusable(Text text) {
    return new Failure(FailureReason.CONTENT_REFUSED, text, true, false);
  }

  LegacyException exception() {
    return new LegacyException(reason, text);
  }

  /** Whether another port of the same network may do. */
  boolean mayTryNext() {
    return reason == FailureReason.NETWORK_UNREACHABLE;
  }

  private static FailureReason reason(ConnectException.Kind kind) {
    return switch (kind) {
      case UNKNOWN_HOST -> FailureReason.NETWORK_UNKNOWN;
      case FORBIDDEN_ADDRESS -> FailureReason.NETWORK_NOT_ALLOWED;
      case UNREACHABLE, TIMED_OUT, TLS -> FailureReason.NETWORK_UNREACHABLE;
      case BUSY -> FailureReason.RATE_LIMITED;
    };
  }

  /** By the server's words, which are English like ours for logs. */
  private static boolean isUnwelcome(Text text) {
    return UNWELCOME.matcher(text.toString()).find();
  }
}
