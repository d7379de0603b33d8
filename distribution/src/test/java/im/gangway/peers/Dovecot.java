package im.gangway.peers;

import im.gangway.peers.CertificateAuthority.Certificate;
import im.gangway.peers.PeerProcess.Launch;
import im.gangway.peers.PeerProcess.ReadyCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Dovecot: mailboxes that are read by IMAP and filled by LMTP, and the logins of {@link Postfix}.
 * It must be started by root, whose privileges it drops.
 */
public final class Dovecot implements Peer {
  /** Whoever owns the mailboxes: a system user of Debian's that has no others. */
  private static final String OWNER = "mail";

  /** What doveadm says when there was nobody. */
  private static final int NOBODY = 68;

  private final int imapPort = Ports.free();
  private final int imapsPort = Ports.free();
  private final int lmtpPort = Ports.free();
  private final int authPort = Ports.free();
  private final WorkFolder folder = WorkFolder.create("dovecot");
  private final Map<String, String> passwords = new TreeMap<>();
  private final PeerProcess process;

  private Dovecot(Certificate certificate, Map<String, String> users, OptionalInt introspection) {
    passwords.putAll(users);
    writePasswords();
    copyCertificate(certificate);
    Commands.run("chown", OWNER + ":" + OWNER, folder.folder("mail").toString());
    introspection.ifPresent(this::writeIntrospection);
    Path configuration = folder.write("dovecot.conf", configuration(introspection.isPresent()));
    process =
        PeerProcess.start(
            new Launch(
                "dovecot",
                List.of("dovecot", "-F", "-c", configuration.toString()),
                folder.path(),
                Map.of(),
                ReadyCheck.ports(imapPort, imapsPort, lmtpPort, authPort)));
  }

  /**
   * Starts one.
   *
   * @param certificate of {@code localhost}
   * @param users passwords by mail address
   */
  public static Dovecot start(Certificate certificate, Map<String, String> users) {
    return new Dovecot(certificate, users, OptionalInt.empty());
  }

  /**
   * Starts one that takes access tokens too (XOAUTH2 and OAUTHBEARER).
   *
   * @param introspection the loopback port of the HTTP server that is asked about a token: a POST
   *     to {@code /introspect} (RFC 7662) whose answer has {@code active} and {@code username}
   */
  public static Dovecot withTokens(
      Certificate certificate, Map<String, String> users, int introspection) {
    return new Dovecot(certificate, users, OptionalInt.of(introspection));
  }

  @Override
  public PeerProcess process() {
    return process;
  }

  /** Returns the port of IMAP with STARTTLS. */
  public int imapPort() {
    return imapPort;
  }

  /** Returns the port of IMAP with TLS. */
  public int imapsPort() {
    return imapsPort;
  }

  /** Returns the port that takes mails for the mailboxes by LMTP. */
  public int lmtpPort() {
    return lmtpPort;
  }

  /** Returns the port at which other servers check logins. */
  public int authPort() {
    return authPort;
  }

  /** Changes or adds the password of a mail address, which counts after a second or two. */
  public void setPassword(String address, String password) {
    passwords.put(address, password);
    writePasswords();
  }

  /** Shows another certificate to everyone who connects from now on. */
  public void setCertificate(Certificate certificate) {
    copyCertificate(certificate);
    Commands.run("doveadm", "-c", folder.file("dovecot.conf").toString(), "reload");
  }

  /** Ends the connections that a mail address has at this moment, if any. */
  public void kick(String address) {
    Commands.run(
        "sh",
        "-c",
        "doveadm -c \"$1\" kick \"$2\" || test $? -eq " + NOBODY,
        "sh",
        folder.file("dovecot.conf").toString(),
        address);
  }

  /** Returns the mails of a folder of an address as they are stored, in order of arrival. */
  public List<String> mails(String address, String mailbox) {
    String name = mailbox.equals("INBOX") ? "" : "." + mailbox;
    Path maildir = folder.file("mail").resolve(address).resolve(name);
    return Stream.of("new", "cur")
        .map(maildir::resolve)
        .filter(Files::isDirectory)
        .flatMap(Dovecot::files)
        .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()))
        .map(Dovecot::read)
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path mail) {
    try {
      return Files.readString(mail, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("A mail moved while it was read", e);
    }
  }

  @Override
  public void close() {
    process.close();
    folder.close();
  }

  private void writePasswords() {
    String lines =
        passwords.entrySet().stream()
            .map(each -> each.getKey() + ":{PLAIN}" + each.getValue() + "\n")
            .collect(Collectors.joining());
    replace("users", lines);
  }

  /** At once, so that nobody reads half of it. */
  private void replace(String name, String text) {
    try {
      Path written = folder.write(name + ".new", text);
      Files.move(written, folder.file(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copyCertificate(Certificate certificate) {
    try {
      replace("server.pem", Files.readString(certificate.chain()));
      replace("server.key", Files.readString(certificate.key()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeIntrospection(int port) {
    folder.write(
        "oauth2.conf.ext",
        """
        introspection_mode = post
        introspection_url = http://127.0.0.1:%d/introspect
        username_attribute = username
        active_attribute = active
        active_value = true
        timeout_msecs = 30000
        """
            .formatted(port));
  }

  private String configuration(boolean withTokens) {
    return """
        base_dir = %1$s/run
        state_dir = %1$s/state
        log_path = /dev/stderr
        listen = 127.0.0.1
        protocols = imap lmtp
        ssl = yes
        ssl_cert = <%1$s/server.pem
        ssl_key = <%1$s/server.key
        disable_plaintext_auth = yes
        auth_mechanisms = plain login%6$s
        auth_verbose = yes
        auth_failure_delay = 0
        mail_location = maildir:%1$s/mail/%%u
        mail_uid = %7$s
        mail_gid = %7$s
        first_valid_uid = 1
        first_valid_gid = 1
        mail_max_userip_connections = 2000
        maildir_stat_dirs = yes
        lmtp_rcpt_check_quota = no
        %8$s
        passdb {
          driver = passwd-file
          args = username_format=%%u %1$s/users
        }
        userdb {
          driver = static
          args = uid=%7$s gid=%7$s home=%1$s/mail/%%u
        }
        namespace inbox {
          inbox = yes
          mailbox Sent {
            auto = subscribe
            special_use = \\Sent
          }
          mailbox Junk {
            auto = subscribe
            special_use = \\Junk
          }
        }
        service imap-login {
          service_count = 0
          inet_listener imap {
            port = %2$d
          }
          inet_listener imaps {
            port = %3$d
            ssl = yes
          }
        }
        service imap {
          process_limit = 2000
        }
        service lmtp {
          inet_listener lmtp {
            port = %4$d
          }
        }
        service anvil {
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        service auth {
          inet_listener postfix {
            port = %5$d
          }
        }
        """
        .formatted(
            folder.path(),
            imapPort,
            imapsPort,
            lmtpPort,
            authPort,
            withTokens ? " xoauth2 oauthbearer" : "",
            OWNER,
            withTokens ? tokens() : "");
  }

  private String tokens() {
    return """
        passdb {
          driver = oauth2
          mechanisms = xoauth2 oauthbearer
          args = %s/oauth2.conf.ext
        }
        """
        .formatted(folder.path());
  }
}
