package im.gangway.email.imap;

import im.gangway.email.imap.wire.ImapAnswer;
import im.gangway.email.imap.wire.ImapResponse;
import im.gangway.email.imap.wire.ImapValue;
import java.util.Locale;

/**
 * What a server says of a folder when it opens it (RFC 3501 §6.3.1).
 *
 * @param validity UIDVALIDITY
 * @param next UIDNEXT; 0 if it was not said
 */
record OpenFolder(long validity, long next, boolean isEmpty) {

  static OpenFolder of(ImapAnswer answer) {
    long validity = 0;
    long next = 0;
    boolean isEmpty = false;
    for (ImapResponse each : answer.data()) {
      String[] code = each.code().toUpperCase(Locale.ROOT).split(" ", 2);
      if (code.length == 2 && code[0].equals("UIDVALIDITY")) {
        validity = number(code[1]);
      } else if (code.length == 2 && code[0].equals("UIDNEXT")) {
        next = number(code[1]);
      } else if (each.isAbout("EXISTS")) {
        isEmpty = number(each.word()) == 0;
      }
    }
    return new OpenFolder(validity, next, isEmpty);
  }

  private static long number(String digits) {
    return MailSummary.number(new ImapValue.Atom(digits.strip()));
  }
}
