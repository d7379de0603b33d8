package im.gangway.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority that lives as long as a test, made with the openssl command. */
public final class CertificateAuthority implements AutoCloseable {
  private static final String DAYS = "30";

  private final WorkFolder folder = WorkFolder.create("certificates");

  /** The PEM files of a server: its certificate chain and its private key. */
  public record Certificate(Path chain, Path key) {}

  private CertificateAuthority() {
    Commands.run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        DAYS,
        "-subj",
        "/CN=Test authority",
        "-keyout",
        path("ca.key"),
        "-out",
        path("ca.pem"));
  }

  /** Makes a new authority with a key of its own. */
  public static CertificateAuthority create() {
    return new CertificateAuthority();
  }

  /** Returns the authority's own certificate: what a client that trusts it has to be given. */
  public Path pem() {
    return folder.file("ca.pem");
  }

  /** Issues a certificate for one host name and the loopback address. */
  public Certificate issue(String host) {
    String request = path(host + ".csr");
    Certificate issued = new Certificate(folder.file(host + ".pem"), folder.file(host + ".key"));
    Path extensions =
        folder.write(host + ".ext", "subjectAltName=DNS:%s,IP:127.0.0.1\n".formatted(host));
    Commands.run(
        "openssl",
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=" + host,
        "-keyout",
        issued.key().toString(),
        "-out",
        request);
    Commands.run(
        "openssl",
        "x509",
        "-req",
        "-in",
        request,
        "-CA",
        path("ca.pem"),
        "-CAkey",
        path("ca.key"),
        "-CAcreateserial",
        "-days",
        DAYS,
        "-extfile",
        extensions.toString(),
        "-out",
        issued.chain().toString());
    return issued;
  }

  /** Returns sockets that trust this authority only. */
  public SSLSocketFactory socketFactory() {
    return trust().getSocketFactory();
  }

  /** Returns what trusts this authority only. */
  public SSLContext trust() {
    try (InputStream pem = Files.newInputStream(pem())) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    folder.close();
  }

  private String path(String name) {
    return folder.file(name).toString();
  }
}
