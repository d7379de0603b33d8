package im.gangway.email.bounce;

import im.gangway.email.address.MailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Return paths with the mail's token in them, by which bounces without any content are matched. */
public final class ReturnPath {
  private static final Pattern TOKEN = Pattern.compile("(?i)^.{0,60}\\+b-([a-z0-9]{8,40})$");

  private ReturnPath() {}

  /**
   * The return path of a mail.
   *
   * @param token 8 to 40 letters and digits
   */
  public static MailAddress with(MailAddress base, String token) {
    MailAddress address = new MailAddress(base.local() + "+b-" + token, base.domain());
    if (token(address.toString()).isEmpty()) {
      throw new IllegalArgumentException("Not the token of a return path");
    }
    return address;
  }

  /** The token in a return path, in lower case. */
  public static Optional<String> token(String address) {
    return MailAddress.find(address)
        .map(each -> TOKEN.matcher(each.local()))
        .filter(Matcher::matches)
        .map(each -> each.group(1).toLowerCase(Locale.ROOT));
  }
}
