package im.gangway.peers;

import im.gangway.peers.CertificateAuthority.Certificate;
import im.gangway.peers.PeerProcess.Launch;
import im.gangway.peers.PeerProcess.ReadyCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Postfix with a queue of its own, which knows the ways that a test gives it and no others: it asks
 * no DNS and reaches no other machine. It must be started by root, whose privileges it drops.
 */
public final class Postfix implements Peer {
  private static final String OWNER = "postfix";

  private final Settings settings;
  private final int port = Ports.free();
  private final int submissionPort = Ports.free();
  private final int submissionsPort = Ports.free();
  private final WorkFolder folder = WorkFolder.create("postfix");
  private final PeerProcess process;

  /**
   * What differs between tests.
   *
   * @param routes ways by domain or address, such as {@code lmtp:inet:127.0.0.1:2526}; mail to
   *     others is refused with 5.1.2
   * @param more lines of {@code main.cf}
   */
  public record Settings(Map<String, String> routes, List<String> more) {
    /** Adds lines that let whoever logs in at Dovecot send, over TLS only. */
    public Settings withLogins(Dovecot dovecot, Certificate certificate) {
      List<String> all = new ArrayList<>(more);
      all.add("smtpd_sasl_type = dovecot");
      all.add("smtpd_sasl_path = inet:127.0.0.1:" + dovecot.authPort());
      all.add("smtpd_tls_cert_file = " + certificate.chain());
      all.add("smtpd_tls_key_file = " + certificate.key());
      return new Settings(routes, List.copyOf(all));
    }
  }

  private Postfix(Settings settings) {
    this.settings = settings;
    folder.folder("queue");
    Commands.run("chown", OWNER, folder.folder("data").toString());
    folder.write("main.cf", main());
    folder.write("master.cf", master());
    String configuration = folder.path().toString();
    Commands.run("postfix", "-c", configuration, "check");
    process =
        PeerProcess.start(
            new Launch(
                "postfix",
                List.of(program("master"), "-s", "-c", configuration),
                folder.path(),
                Map.of("MAIL_CONFIG", configuration),
                ReadyCheck.ports(port, submissionPort, submissionsPort)));
  }

  /** Starts one as the settings say. */
  public static Postfix start(Settings settings) {
    return new Postfix(settings);
  }

  private static String program(String name) {
    String line = Commands.run("postconf", "-d", "-h", "daemon_directory");
    return Path.of(line.strip()).resolve(name).toString();
  }

  /** A way to a server of this machine that speaks LMTP. */
  public static String lmtp(int port) {
    return "lmtp:inet:127.0.0.1:" + port;
  }

  /** A way to a server of this machine that speaks SMTP. */
  public static String smtp(int port) {
    return "smtp:[127.0.0.1]:" + port;
  }

  @Override
  public PeerProcess process() {
    return process;
  }

  /** Returns the port at which everyone on this machine may hand over mail, as to a smarthost. */
  public int port() {
    return port;
  }

  /** Returns the port of submission with STARTTLS, for those who log in. */
  public int submissionPort() {
    return submissionPort;
  }

  /** Returns the port of submission with TLS, for those who log in. */
  public int submissionsPort() {
    return submissionsPort;
  }

  /** Returns how many mails have neither arrived nor been given up. */
  public long queued() {
    return Commands.run("postqueue", "-c", folder.path().toString(), "-j")
        .lines()
        .filter(line -> line.startsWith("{"))
        .count();
  }

  /** Tries everything in the queue now. */
  public void flush() {
    Commands.run("postqueue", "-c", folder.path().toString(), "-f");
  }

  @Override
  public void close() {
    process.close();
    folder.close();
  }

  private String main() {
    return """
        compatibility_level = 3.6
        queue_directory = %1$s/queue
        data_directory = %1$s/data
        maillog_file = /dev/stdout
        mail_owner = %2$s
        setgid_group = postdrop
        myhostname = mx.example.net
        mydestination =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        alias_maps =
        alias_database =
        local_recipient_maps =
        local_transport = error:5.1.1 nobody is local
        default_transport = error:5.1.2 no way leads to that domain
        relay_transport = $default_transport
        transport_maps = inline:{ %3$s }
        mynetworks = 127.0.0.0/8
        smtpd_relay_restrictions = permit_mynetworks, reject
        smtpd_peername_lookup = no
        smtp_dns_support_level = disabled
        smtpd_client_connection_count_limit = 0
        smtpd_timeout = 60s
        message_size_limit = 60000000
        in_flow_delay = 0
        queue_run_delay = 2s
        minimal_backoff_time = 2s
        maximal_backoff_time = 4s
        transport_retry_time = 2s
        notify_classes =
        %4$s
        """
        .formatted(folder.path(), OWNER, routes(), String.join("\n", settings.more()));
  }

  private String routes() {
    return settings.routes().entrySet().stream()
        .map(each -> "{ %s = %s }".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String master() {
    return """
        127.0.0.1:%d inet n - n - - smtpd
        127.0.0.1:%d inet n - n - - smtpd
          -o smtpd_tls_security_level=encrypt
          -o smtpd_sasl_auth_enable=yes
          -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
        127.0.0.1:%d inet n - n - - smtpd
          -o smtpd_tls_wrappermode=yes
          -o smtpd_sasl_auth_enable=yes
          -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        flush unix n - n 1000? 0 flush
        proxymap unix - - n - - proxymap
        smtp unix - - n - - smtp
        lmtp unix - - n - - lmtp
        error unix - - n - - error
        retry unix - - n - - error
        showq unix n - n - - showq
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd
        """
        .formatted(port, submissionPort, submissionsPort);
  }
}
