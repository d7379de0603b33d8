package im.gangway.email.imap;

import com.sun.management.OperatingSystemMXBean;
import im.gangway.email.imap.MailHost.Security;
import im.gangway.email.imap.wire.HostResolver;
import im.gangway.email.imap.wire.WireLimits;
import im.gangway.email.testing.ScriptedImapServer;
import im.gangway.email.testing.TestCertificate;
import im.gangway.transport.Circuit;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Measures what idle mailboxes cost, against a server in a process of its own: {@code java
 * IdleMailboxes COUNT SECONDS}, with the test class path. Prints heap an account, threads more, and
 * the share of a core.
 */
final class IdleMailboxes {
  private IdleMailboxes() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("server")) {
      serve();
    } else {
      measure(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }
  }

  private static void serve() throws IOException {
    TestCertificate certificate = TestCertificate.forLocalhost();
    try (ScriptedImapServer server = ScriptedImapServer.withTls(certificate)) {
      System.out.println(server.port());
      System.out.print(certificate.pem());
      System.out.println("END");
      while (System.in.read() >= 0) {
        server.dropAll();
      }
    }
  }

  private static void measure(int count, int seconds) throws Exception {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                IdleMailboxes.class.getName(),
                "server")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      int port = Integer.parseInt(said.readLine());
      StringBuilder pem = new StringBuilder();
      for (String line = said.readLine(); !line.equals("END"); line = said.readLine()) {
        pem.append(line).append('\n');
      }
      measure(count, seconds, port, trusting(pem.toString()));
    } finally {
      server.destroyForcibly();
    }
  }

  private static void measure(int count, int seconds, int port, SSLContext trusting)
      throws Exception {
    ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(4);
    pool.prestartAllCoreThreads();
    ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
    timers.submit(() -> {}).get();
    int threads = Thread.activeCount();
    long heap = heap();
    try (ImapMailboxes mailboxes =
        new ImapMailboxes(
            trusting,
            HostResolver.SYSTEM,
            pool,
            timers,
            Clock.systemUTC(),
            address -> Circuit.NONE,
            WireLimits.DEFAULT,
            ImapLimits.DEFAULT)) {
      RememberingListener listener = new RememberingListener();
      List<MailboxWatch> open = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        open.add(mailboxes.open(mailbox(port, i), listener));
      }
      while (listener.states().stream().filter("online"::equals).count() < count) {
        TimeUnit.SECONDS.sleep(1);
      }
      TimeUnit.SECONDS.sleep(5);
      System.out.printf("heap an account: %.1f KiB%n", (heap() - heap) / 1024.0 / count);
      System.out.println("threads more: " + (Thread.activeCount() - threads));
      System.out.printf("core: %.3f %%%n", cpu(seconds));
      open.forEach(MailboxWatch::close);
    }
    pool.shutdownNow();
    timers.shutdownNow();
  }

  private static SSLContext trusting(String pem) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "test",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static WatchedMailbox mailbox(int port, int number) {
    return new WatchedMailbox(
        new MailHost("localhost", port, Security.TLS),
        new MailLogin.Password("user" + number, "geheim"),
        List.of(WatchedMailbox.INBOX),
        Instant.now(),
        Map.of());
  }

  private static double cpu(int seconds) throws InterruptedException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    TimeUnit.SECONDS.sleep(seconds);
    return (system.getProcessCpuTime() - before) / 1e7 / seconds;
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(300);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
