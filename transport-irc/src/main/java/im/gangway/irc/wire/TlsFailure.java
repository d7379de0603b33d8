package im.gangway.irc.wire;

import im.gangway.transport.Text;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says in plain words what is wrong with a server's TLS. */
final class TlsFailure {
  private static final int MAX_CAUSES = 16;

  private TlsFailure() {}

  static boolean is(Throwable cause) {
    return find(cause, SSLException.class).isPresent();
  }

  static Text explain(String host, Throwable cause) {
    if (find(cause, CertificateExpiredException.class).isPresent()) {
      return Text.of(TlsFailure.class, "certificate-expired", host);
    }
    if (find(cause, CertificateNotYetValidException.class).isPresent()) {
      return Text.of(TlsFailure.class, "certificate-early", host);
    }
    if (isNotTrusted(cause)) {
      return Text.of(TlsFailure.class, "certificate-untrusted", host);
    }
    Optional<String> name = find(cause, CertificateException.class).map(TlsFailure::text);
    if (name.filter(text -> text.contains("subject alternative") || text.contains("No name"))
        .isPresent()) {
      return Text.of(TlsFailure.class, "certificate-name", host);
    }
    if (text(cause).toLowerCase(Locale.ROOT).contains("unrecognized ssl message")) {
      return Text.of(TlsFailure.class, "no-tls", host);
    }
    return Text.of(TlsFailure.class, "tls-failed", host, text(cause));
  }

  /** The second: somebody trusted has the issuer's name, but another key. */
  private static boolean isNotTrusted(Throwable cause) {
    return find(cause, CertPathBuilderException.class).isPresent()
        || find(cause, CertPathValidatorException.class)
            .filter(failure -> failure.getReason() == PKIXReason.NO_TRUST_ANCHOR)
            .isPresent();
  }

  private static String text(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static <T extends Throwable> Optional<T> find(Throwable cause, Class<T> type) {
    Throwable at = cause;
    for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }
}
