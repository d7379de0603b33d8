package im.gangway.email.imap.wire;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a mail server cannot be used, TLS above all. */
public final class Failures {
  private static final int MAX_CAUSES = 16;

  private Failures() {}

  /** The server does not answer, or not as it should. */
  public static LegacyException unreachable(String host, @Nullable Throwable cause) {
    if (cause == null) {
      return of(FailureReason.NETWORK_UNREACHABLE, "unreachable", host);
    }
    if (find(cause, SSLException.class) != null) {
      return new LegacyException(FailureReason.NETWORK_UNREACHABLE, tls(host, cause), cause);
    }
    return new LegacyException(
        FailureReason.NETWORK_UNREACHABLE, Text.of(Failures.class, "unreachable", host), cause);
  }

  static LegacyException of(FailureReason reason, String key, String host) {
    return new LegacyException(reason, Text.of(Failures.class, key, host));
  }

  /** Whether TLS is what is wrong, so that another address of the server is no better. */
  static boolean isTls(Throwable failure) {
    return find(failure, SSLException.class) != null;
  }

  private static Text tls(String host, Throwable cause) {
    if (find(cause, CertificateExpiredException.class) != null) {
      return Text.of(Failures.class, "certificate-expired", host);
    }
    if (find(cause, CertificateNotYetValidException.class) != null) {
      return Text.of(Failures.class, "certificate-early", host);
    }
    if (find(cause, CertPathBuilderException.class) != null) {
      return Text.of(Failures.class, "certificate-untrusted", host);
    }
    CertificateException wrong = find(cause, CertificateException.class);
    if (wrong != null) {
      boolean isName = String.valueOf(wrong.getMessage()).contains("name");
      return Text.of(Failures.class, isName ? "certificate-name" : "certificate-untrusted", host);
    }
    return Text.of(Failures.class, "tls-failed", host);
  }

  private static <T extends Throwable> @Nullable T find(Throwable cause, Class<T> type) {
    Throwable at = cause;
    for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }
}
