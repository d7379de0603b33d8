package im.gangway.irc.wire;

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

  static String explain(String host, Throwable cause) {
    if (find(cause, CertificateExpiredException.class).isPresent()) {
      return "The certificate of " + host + " has expired";
    }
    if (find(cause, CertificateNotYetValidException.class).isPresent()) {
      return "The certificate of " + host + " is not valid yet";
    }
    if (isNotTrusted(cause)) {
      return "The certificate of " + host + " is not signed by anyone trusted here";
    }
    Optional<String> name = find(cause, CertificateException.class).map(TlsFailure::text);
    if (name.filter(text -> text.contains("subject alternative") || text.contains("No name"))
        .isPresent()) {
      return "The certificate is for another name than " + host;
    }
    if (text(cause).toLowerCase(Locale.ROOT).contains("unrecognized ssl message")) {
      return host + " does not speak TLS on this port";
    }
    return "TLS with " + host + " failed: " + text(cause);
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
