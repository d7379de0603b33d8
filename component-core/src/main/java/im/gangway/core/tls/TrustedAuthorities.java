package im.gangway.core.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Makes the TLS context of all outgoing connections: the JDK's certificate authorities and those
 * that the admin added. Host names are checked by whoever connects.
 */
public final class TrustedAuthorities {
  private TrustedAuthorities() {}

  /**
   * The context.
   *
   * @param extra a PEM file with further authorities, or null
   * @throws IOException if the file cannot be read or holds no certificate; the message names it
   */
  public static SSLContext context(@Nullable Path extra) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(extra), null);
      return context;
    } catch (GeneralSecurityException broken) {
      throw new IOException(
          "The certificates in " + extra + " cannot be used: " + broken.getMessage(), broken);
    }
  }

  private static TrustManagerFactory factory(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return factory;
  }

  private static TrustManager @Nullable [] managers(@Nullable Path extra)
      throws GeneralSecurityException, IOException {
    if (extra == null) {
      return null;
    }
    KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
    all.load(null, null);
    int number = 0;
    for (Certificate certificate :
        Stream.concat(ofTheJdk().stream(), read(extra).stream()).toList()) {
      all.setCertificateEntry("ca" + number++, certificate);
    }
    return factory(all).getTrustManagers();
  }

  private static List<X509Certificate> ofTheJdk() throws GeneralSecurityException {
    return Arrays.stream(factory(null).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
        .toList();
  }

  private static List<? extends Certificate> read(Path pem)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      List<Certificate> found =
          List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (found.isEmpty()) {
        throw new IOException("There is no certificate in " + pem);
      }
      return found;
    }
  }
}
