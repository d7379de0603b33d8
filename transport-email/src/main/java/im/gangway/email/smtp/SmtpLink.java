package im.gangway.email.smtp;

import im.gangway.email.address.MailAddress;
import im.gangway.email.bounce.MailFailure;
import im.gangway.email.bounce.SmtpPhase;
import im.gangway.email.bounce.SmtpReply;
import im.gangway.transport.Text;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server that takes mails. Its own envelope commands, since the library's tell
 * neither the phase of a refusal nor ask for reports by recipient. For one thread at a time.
 */
final class SmtpLink extends SMTPTransport {
  private static final int CLOSING = 421;

  private boolean hasBegun;
  private boolean isUsable = true;
  private int mails;

  SmtpLink(Session session) {
    super(session, new URLName("smtp", null, -1, null, null, null));
  }

  /** Whether the mail that was handed over last may have arrived although no answer came. */
  boolean hasBegun() {
    return hasBegun;
  }

  /** Whether another mail may be handed over after the last one. */
  boolean isUsable() {
    return isUsable;
  }

  int mails() {
    return mails;
  }

  /** Hands a mail over and says what became of it for each recipient. */
  synchronized Map<MailAddress, Verdict> submit(Submission submission)
      throws MessagingException, IOException {
    hasBegun = false;
    mails++;
    Map<MailAddress, Verdict> verdicts = new LinkedHashMap<>();
    Verdict.Refused known = knownBeforehand(submission);
    if (known != null) {
      return all(submission.recipients(), known);
    }
    simpleCommand(utf8(mailFrom(submission)));
    if (!isGood()) {
      Map<MailAddress, Verdict> refused = all(submission.recipients(), sender());
      reset();
      return refused;
    }
    List<MailAddress> taken = recipients(submission, verdicts);
    if (taken.isEmpty()) {
      reset();
    } else {
      Verdict verdict = content(submission.mail().bytes());
      taken.forEach(each -> verdicts.put(each, verdict));
    }
    return verdicts;
  }

  /** Asks whether a recipient would be taken, without a mail. */
  synchronized Verdict probe(MailAddress recipient) throws MessagingException {
    hasBegun = false;
    simpleCommand("MAIL FROM:<>");
    if (isGood()) {
      simpleCommand(utf8("RCPT TO:<" + recipient.wire() + '>'));
    }
    Verdict verdict = isGood() ? new Verdict.Taken(false) : refused(SmtpPhase.ENVELOPE);
    reset();
    return verdict;
  }

  private Verdict.@Nullable Refused knownBeforehand(Submission submission) {
    long limit = sizeLimit();
    if (limit > 0 && submission.mail().bytes().length > limit) {
      Text text = Text.of(SmtpLink.class, "too-large", limit / 1024);
      return new Verdict.Refused(MailFailure.TOO_LARGE, false, text);
    }
    if (submission.needsSmtpUtf8() && !supportsExtension("SMTPUTF8")) {
      Text text = Text.of(SmtpLink.class, "needs-smtputf8");
      return new Verdict.Refused(MailFailure.NEEDS_SMTPUTF8, false, text);
    }
    return null;
  }

  private long sizeLimit() {
    String limit = getExtensionParameter("SIZE");
    return limit != null && limit.matches("\\d{1,15}") ? Long.parseLong(limit) : 0;
  }

  private String mailFrom(Submission submission) {
    StringBuilder command = new StringBuilder("MAIL FROM:<");
    submission.returnPath().ifPresent(path -> command.append(path.wire()));
    command.append('>');
    if (supportsExtension("SIZE")) {
      command.append(" SIZE=").append(submission.mail().bytes().length);
    }
    if (submission.needsSmtpUtf8()) {
      command.append(" SMTPUTF8");
    }
    if (supportsExtension("8BITMIME") && isEightBit(submission.mail().bytes())) {
      command.append(" BODY=8BITMIME");
    }
    if (supportsExtension("DSN")) {
      command.append(" RET=HDRS ENVID=").append(submission.envelopeId());
    }
    return command.toString();
  }

  private static boolean isEightBit(byte[] mail) {
    for (byte each : mail) {
      if (each < 0) {
        return true;
      }
    }
    return false;
  }

  private List<MailAddress> recipients(Submission submission, Map<MailAddress, Verdict> verdicts)
      throws MessagingException {
    List<MailAddress> taken = new ArrayList<>();
    for (MailAddress each : submission.recipients()) {
      simpleCommand(utf8(rcptTo(each, submission)));
      if (isGood()) {
        taken.add(each);
      } else {
        verdicts.put(each, refused(SmtpPhase.ENVELOPE));
      }
    }
    return taken;
  }

  private String rcptTo(MailAddress to, Submission submission) {
    String command = "RCPT TO:<" + to.wire() + '>';
    if (!supportsExtension("DSN") || submission.returnPath().isEmpty()) {
      return command;
    }
    String notify = submission.wantsDelivered() ? "SUCCESS,FAILURE,DELAY" : "FAILURE,DELAY";
    String original = to.needsSmtpUtf8() ? "" : " ORCPT=rfc822;" + xtext(to.wire());
    return command + " NOTIFY=" + notify + original;
  }

  private Verdict content(byte[] mail) throws MessagingException, IOException {
    try {
      OutputStream out = data();
      hasBegun = true;
      out.write(mail);
      finishData();
      return new Verdict.Taken(supportsExtension("DSN"));
    } catch (SMTPSendFailedException refused) {
      Verdict verdict = refused(SmtpPhase.CONTENT);
      reset();
      return verdict;
    }
  }

  /** What was said to MAIL concerns the sender, whatever it sounds like. */
  private Verdict.Refused sender() throws MessagingException {
    Verdict.Refused refused = refused(SmtpPhase.ENVELOPE);
    return switch (refused.failure()) {
      case MAILBOX_UNKNOWN, ADDRESS_MALFORMED, DOMAIN_UNKNOWN, MAILBOX_DISABLED, MOVED ->
          new Verdict.Refused(MailFailure.SENDER_REFUSED, refused.isTransient(), refused.text());
      default -> refused;
    };
  }

  private Verdict.Refused refused(SmtpPhase phase) throws MessagingException {
    requireAnswer();
    SmtpReply reply = SmtpReply.read(getLastServerResponse());
    isUsable &= reply.code() != CLOSING;
    return new Verdict.Refused(
        reply.failure(phase), reply.isTransient(), Text.literal(reply.text()));
  }

  private boolean isGood() throws MessagingException {
    requireAnswer();
    return getLastReturnCode() / 100 == 2;
  }

  /** The library takes the end of the stream for an answer. */
  private void requireAnswer() throws MessagingException {
    if (getLastReturnCode() < 200) {
      isUsable = false;
      throw new MessagingException("The connection was closed", new IOException("End of stream"));
    }
  }

  /** So that the connection can be used for another mail; what it answers changes nothing. */
  private void reset() {
    try {
      isUsable = isUsable && simpleCommand("RSET") == 250;
    } catch (MessagingException lost) {
      isUsable = false;
    }
  }

  private static Map<MailAddress, Verdict> all(List<MailAddress> recipients, Verdict verdict) {
    Map<MailAddress, Verdict> all = new LinkedHashMap<>();
    recipients.forEach(each -> all.put(each, verdict));
    return all;
  }

  private static byte[] utf8(String command) {
    return command.getBytes(StandardCharsets.UTF_8);
  }
}
