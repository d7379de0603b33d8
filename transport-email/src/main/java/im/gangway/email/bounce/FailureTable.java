package im.gangway.email.bounce;

import static im.gangway.email.bounce.MailFailure.ADDRESS_MALFORMED;
import static im.gangway.email.bounce.MailFailure.CONTENT_REFUSED;
import static im.gangway.email.bounce.MailFailure.CREDENTIALS_REFUSED;
import static im.gangway.email.bounce.MailFailure.DOMAIN_UNKNOWN;
import static im.gangway.email.bounce.MailFailure.FULL_OR_LIMITED;
import static im.gangway.email.bounce.MailFailure.MAILBOX_DISABLED;
import static im.gangway.email.bounce.MailFailure.MAILBOX_UNKNOWN;
import static im.gangway.email.bounce.MailFailure.MOVED;
import static im.gangway.email.bounce.MailFailure.NEEDS_SMTPUTF8;
import static im.gangway.email.bounce.MailFailure.NO_ANSWER;
import static im.gangway.email.bounce.MailFailure.OTHER;
import static im.gangway.email.bounce.MailFailure.SENDER_REFUSED;
import static im.gangway.email.bounce.MailFailure.TOO_LARGE;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one table from what servers say (RFC 5321 replies, RFC 3463 enhanced status codes) to why a
 * mail did not arrive. The enhanced code counts first, then the reply.
 */
public final class FailureTable {
  private record Row(Pattern status, MailFailure failure) {}

  private static final List<Row> STATUS =
      List.of(
          row("4\\.4\\.[127]|4\\.7\\.1", NO_ANSWER),
          row("[45]\\.4\\.5|4\\.7\\.(?!8$|9$)\\d+|[45]\\.2\\.2", FULL_OR_LIMITED),
          row("[45]\\.1\\.(0|1|10)", MAILBOX_UNKNOWN),
          row("[45]\\.1\\.2|[45]\\.4\\.4", DOMAIN_UNKNOWN),
          row("[45]\\.1\\.3", ADDRESS_MALFORMED),
          row("[45]\\.1\\.6", MOVED),
          row("5\\.2\\.1|5\\.3\\.2", MAILBOX_DISABLED),
          row("[45]\\.3\\.4|[45]\\.2\\.3", TOO_LARGE),
          row("[45]\\.6\\.7", NEEDS_SMTPUTF8),
          row("[45]\\.6\\.\\d+", CONTENT_REFUSED),
          row("[45]\\.7\\.[89]", CREDENTIALS_REFUSED),
          row("5\\.7\\.2[3567]", SENDER_REFUSED),
          row("5\\.4\\.[67]|5\\.5\\.\\d+", OTHER));

  private static final List<Row> REPLY =
      List.of(
          row("530|534|535|538", CREDENTIALS_REFUSED),
          row("550|553", MAILBOX_UNKNOWN),
          row("501", ADDRESS_MALFORMED),
          row("551", MOVED),
          row("521|556", MAILBOX_DISABLED),
          row("552|452", FULL_OR_LIMITED),
          row("554", CONTENT_REFUSED),
          row("4\\d\\d", NO_ANSWER));

  private FailureTable() {}

  /**
   * Why a mail did not arrive.
   *
   * @param reply three digits; 0 if there is none
   * @param status enhanced status code; empty if there is none
   */
  public static MailFailure failure(int reply, String status, SmtpPhase phase) {
    if (isLogin(reply) && phase != SmtpPhase.REPORTED) {
      return CREDENTIALS_REFUSED;
    }
    if (status.matches("5\\.7\\.\\d+") && find(STATUS, status) == null) {
      return policy(phase, reply);
    }
    MailFailure byStatus = find(STATUS, status);
    if (byStatus != null) {
      return byStatus;
    }
    // 550 without a reason means the recipient, unless the mail itself was already there.
    if (phase == SmtpPhase.CONTENT && (reply == 550 || reply == 553)) {
      return CONTENT_REFUSED;
    }
    MailFailure byReply = find(REPLY, Integer.toString(reply));
    return byReply != null ? byReply : status.startsWith("4.") ? NO_ANSWER : OTHER;
  }

  /** Replies of one's own server, whatever the finer code beside them. */
  private static boolean isLogin(int reply) {
    return reply == 530 || reply == 534 || reply == 535 || reply == 538;
  }

  private static MailFailure policy(SmtpPhase phase, int reply) {
    boolean isContent = phase == SmtpPhase.CONTENT || (phase == SmtpPhase.REPORTED && reply == 554);
    return isContent ? CONTENT_REFUSED : SENDER_REFUSED;
  }

  private static @Nullable MailFailure find(List<Row> table, String code) {
    for (Row each : table) {
      if (each.status().matcher(code).matches()) {
        return each.failure();
      }
    }
    return null;
  }

  private static Row row(String status, MailFailure failure) {
    return new Row(Pattern.compile(status), failure);
  }
}
