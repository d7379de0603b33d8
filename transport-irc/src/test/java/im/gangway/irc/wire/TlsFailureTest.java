package im.gangway.irc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TlsFailureTest {
  private static String explain(Throwable cause) {
    SSLException failure = new SSLHandshakeException("General problem");
    failure.initCause(new CertificateException("outer", cause));
    return TlsFailure.explain("irc.example.org", failure).toString();
  }

  @Test
  void saysThatACertificateHasExpired() {
    assertThat(explain(new CertificateExpiredException()))
        .isEqualTo("The certificate of irc.example.org has expired");
  }

  @Test
  void saysThatACertificateIsNotValidYet() {
    assertThat(explain(new CertificateNotYetValidException())).contains("not valid yet");
  }

  @Test
  void saysThatNobodyTrustsTheIssuer() {
    String words = "The certificate of irc.example.org is not signed by anyone trusted here";
    assertThat(explain(new CertPathBuilderException())).isEqualTo(words);
  }

  @Test
  void saysThatTheIssuerOnlyHasTheNameOfATrustedOne() {
    Throwable cause =
        new CertPathValidatorException("x", null, null, -1, PKIXReason.NO_TRUST_ANCHOR);
    assertThat(explain(cause)).contains("not signed by anyone trusted here");
  }

  @Test
  void saysThatAPortHasNoTls() {
    SSLException plain = new SSLException("Unsupported or unrecognized SSL message");
    assertThat(TlsFailure.explain("irc.example.org", plain))
        .hasToString("irc.example.org does not speak TLS on this port");
  }

  @Test
  void givesTheReasonWhenItIsAnother() {
    assertThat(TlsFailure.explain("irc.example.org", new SSLException("bad_record_mac")).toString())
        .contains("bad_record_mac");
    assertThat(TlsFailure.is(new IllegalStateException(new SSLException("x")))).isTrue();
    assertThat(TlsFailure.is(new IllegalStateException("x"))).isFalse();
  }
}
