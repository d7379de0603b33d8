package im.gangway.email.domain;

import im.gangway.email.address.MailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the arguments of MAIL and RCPT (RFC 5321 §4.1.1, RFC 1870, RFC 3461, RFC 6531). */
record EnvelopeReader(String path, String parameters) {
  private static final Pattern ARGUMENT =
      Pattern.compile("(?i)^(?:FROM|TO):\\s*<((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^<>\"])*)>\\s*(.*)$");
  private static final Pattern SIZE = Pattern.compile("(?i)(?:^|\\s)SIZE=(\\d{1,18})(?:\\s|$)");
  private static final Pattern KNOWN =
      Pattern.compile("(?i)(SIZE|BODY|RET|ENVID|NOTIFY|ORCPT|AUTH)=.+|SMTPUTF8");

  static Optional<EnvelopeReader> read(String argument) {
    Matcher found = ARGUMENT.matcher(argument);
    return found.matches()
        ? Optional.of(new EnvelopeReader(found.group(1), found.group(2).strip()))
        : Optional.empty();
  }

  /** Without a route before it, which nobody uses any more. */
  Optional<MailAddress> address() {
    return MailAddress.find(path.replaceFirst("^@[^:\"]*:", ""));
  }

  long size() {
    Matcher found = SIZE.matcher(parameters);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  boolean hasUnknownParameter() {
    if (parameters.isEmpty()) {
      return false;
    }
    for (String each : parameters.split("\\s+")) {
      if (!KNOWN.matcher(each).matches()) {
        return true;
      }
    }
    return parameters.toUpperCase(Locale.ROOT).contains("BODY=BINARYMIME");
  }
}
