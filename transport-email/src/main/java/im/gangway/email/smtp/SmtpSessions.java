package im.gangway.email.smtp;

import im.gangway.email.mail.LenientMime;
import im.gangway.email.smtp.SmtpServer.Security;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;

/** The library's settings for each kind of connection, made once. Thread-safe. */
final class SmtpSessions {
  static {
    LenientMime.enable();
  }

  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final Duration WRITE = Duration.ofSeconds(60);

  private record Kind(Security security, Class<? extends SmtpLogin> login) {}

  private final SSLContext tls;
  private final ScheduledExecutorService scheduler;
  private final String localName;
  private final Duration answer;
  private final Map<Kind, Session> sessions = new ConcurrentHashMap<>();

  SmtpSessions(
      SSLContext tls, ScheduledExecutorService scheduler, String localName, Duration answer) {
    this.tls = tls;
    this.scheduler = scheduler;
    this.localName = localName;
    this.answer = answer;
  }

  Session session(Security security, SmtpLogin login) {
    return sessions.computeIfAbsent(new Kind(security, login.getClass()), this::create);
  }

  private Session create(Kind kind) {
    Properties all = new Properties();
    all.put("mail.smtp.localhost", localName);
    all.put("mail.smtp.connectiontimeout", Long.toString(CONNECT.toMillis()));
    all.put("mail.smtp.timeout", Long.toString(answer.toMillis()));
    all.put("mail.smtp.writetimeout", Long.toString(WRITE.toMillis()));
    all.put("mail.smtp.executor.writetimeout", scheduler);
    all.put("mail.smtp.quitwait", "false");
    all.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    all.put("mail.smtp.ssl.enable", Boolean.toString(kind.security() == Security.TLS));
    boolean isUpgraded = kind.security() == Security.STARTTLS;
    all.put("mail.smtp.starttls.enable", Boolean.toString(isUpgraded));
    all.put("mail.smtp.starttls.required", Boolean.toString(isUpgraded));
    boolean isNamed = kind.login() != SmtpLogin.None.class;
    all.put("mail.smtp.auth", Boolean.toString(isNamed));
    boolean isToken = kind.login() == SmtpLogin.Token.class;
    all.put("mail.smtp.auth.mechanisms", isToken ? "XOAUTH2" : "PLAIN LOGIN");
    return Session.getInstance(all);
  }
}
