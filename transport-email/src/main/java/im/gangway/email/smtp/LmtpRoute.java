package im.gangway.email.smtp;

import im.gangway.email.address.MailAddress;
import im.gangway.email.bounce.MailFailure;
import im.gangway.email.bounce.SmtpPhase;
import im.gangway.email.bounce.SmtpReply;
import im.gangway.transport.Circuit;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.net.smtp.SMTPClient;

/**
 * Delivers to a server of one's own by LMTP (RFC 2033), which answers for each recipient after the
 * mail. A connection for each mail. Thread-safe.
 */
public final class LmtpRoute implements Route {
  private static final int CONNECT_MILLIS = 15_000;

  private final SmtpServer server;
  private final String localName;
  private final Duration patience;
  private final Function<String, Circuit> circuits;

  /**
   * @param localName what we call ourselves in LHLO
   * @param patience how long the server may take for an answer
   */
  public LmtpRoute(
      SmtpServer server, String localName, Duration patience, Function<String, Circuit> circuits) {
    this.server = server;
    this.localName = localName;
    this.patience = patience;
    this.circuits = circuits;
  }

  @Override
  public String name() {
    return server.toString();
  }

  @Override
  public Map<MailAddress, Verdict> submit(Submission submission) throws LegacyException {
    Circuit circuit = circuits.apply(name());
    if (!circuit.enter()) {
      throw new LegacyException(
          FailureReason.NETWORK_UNREACHABLE, Text.of(LmtpRoute.class, "unreachable", name()));
    }
    SMTPClient client = new SMTPClient(StandardCharsets.UTF_8.name());
    try {
      connect(client);
      circuit.reached();
    } catch (IOException away) {
      circuit.unreachable();
      close(client);
      throw SmtpDialer.unreachable(server, "unreachable", away);
    }
    Delivery delivery = new Delivery(client, submission);
    try {
      return delivery.run();
    } catch (IOException lost) {
      throw delivery.hasBegun
          ? new LegacyException(
              FailureReason.CONNECTION_LOST, Text.of(LmtpRoute.class, "lost", name()), lost)
          : SmtpDialer.unreachable(server, "unreachable", lost);
    } finally {
      close(client);
    }
  }

  private void connect(SMTPClient client) throws IOException {
    client.setConnectTimeout(CONNECT_MILLIS);
    client.setDefaultTimeout((int) patience.toMillis());
    client.connect(server.host(), server.port());
    if (client.getReplyCode() / 100 != 2) {
      throw new IOException("Greeted with " + client.getReplyString().strip());
    }
  }

  private static void close(SMTPClient client) {
    try {
      if (client.isConnected()) {
        client.quit();
        client.disconnect();
      }
    } catch (IOException gone) {
      // It is gone either way.
      return;
    }
  }

  /** One mail on one connection. */
  private final class Delivery {
    private final SMTPClient client;
    private final Submission submission;
    private final Map<MailAddress, Verdict> verdicts = new LinkedHashMap<>();
    private String offered = "";
    private boolean hasBegun;

    Delivery(SMTPClient client, Submission submission) {
      this.client = client;
      this.submission = submission;
    }

    Map<MailAddress, Verdict> run() throws IOException {
      client.sendCommand("LHLO " + localName);
      offered = client.getReplyString().toUpperCase(Locale.ROOT);
      if (submission.needsSmtpUtf8() && !offered.contains("SMTPUTF8")) {
        Text text = Text.of(LmtpRoute.class, "needs-smtputf8");
        return all(new Verdict.Refused(MailFailure.NEEDS_SMTPUTF8, false, text));
      }
      if (!says(mailFrom())) {
        return all(refused(SmtpPhase.ENVELOPE));
      }
      List<MailAddress> taken = recipients();
      if (!taken.isEmpty()) {
        content(taken);
      }
      return verdicts;
    }

    private String mailFrom() {
      String path = submission.returnPath().map(MailAddress::wire).orElse("");
      String size = offered.contains("SIZE") ? " SIZE=" + submission.mail().bytes().length : "";
      return "MAIL FROM:<" + path + '>' + size + (submission.needsSmtpUtf8() ? " SMTPUTF8" : "");
    }

    private List<MailAddress> recipients() throws IOException {
      List<MailAddress> taken = new ArrayList<>();
      for (MailAddress each : submission.recipients()) {
        if (says("RCPT TO:<" + each.wire() + '>')) {
          taken.add(each);
        } else {
          verdicts.put(each, refused(SmtpPhase.ENVELOPE));
        }
      }
      return taken;
    }

    private void content(List<MailAddress> taken) throws IOException {
      Writer out = client.sendMessageData();
      if (out == null) {
        Verdict.Refused refused = refused(SmtpPhase.CONTENT);
        taken.forEach(each -> verdicts.put(each, refused));
        return;
      }
      hasBegun = true;
      out.write(new String(submission.mail().bytes(), StandardCharsets.UTF_8));
      out.close();
      for (MailAddress each : taken) {
        client.getReply();
        verdicts.put(each, isGood() ? new Verdict.Taken(false) : refused(SmtpPhase.CONTENT));
      }
    }

    private boolean says(String command) throws IOException {
      client.sendCommand(command);
      return isGood();
    }

    private boolean isGood() {
      return client.getReplyCode() / 100 == 2;
    }

    private Verdict.Refused refused(SmtpPhase phase) {
      SmtpReply reply = SmtpReply.read(client.getReplyString());
      return new Verdict.Refused(
          reply.failure(phase), reply.isTransient(), Text.literal(reply.text()));
    }

    private Map<MailAddress, Verdict> all(Verdict verdict) {
      submission.recipients().forEach(each -> verdicts.put(each, verdict));
      return verdicts;
    }
  }
}
