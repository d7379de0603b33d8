package im.gangway.email.imap;

import im.gangway.email.imap.wire.Failures;
import im.gangway.transport.LegacyException;
import java.util.concurrent.CompletionException;

/** Gets at what a stage has failed of. */
final class Failure {
  private Failure() {}

  static Throwable of(Throwable failed) {
    Throwable cause = failed.getCause();
    return failed instanceof CompletionException && cause != null ? of(cause) : failed;
  }

  static LegacyException told(MailHost host, Throwable failed) {
    Throwable cause = of(failed);
    return cause instanceof LegacyException legacy
        ? legacy
        : Failures.unreachable(host.toString(), cause);
  }
}
