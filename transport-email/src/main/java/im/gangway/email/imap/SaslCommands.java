package im.gangway.email.imap;

import im.gangway.email.imap.wire.ImapCommand;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The commands that say who we are (RFC 3501 §6.2.2, RFC 4616, RFC 4959, RFC 7628). */
final class SaslCommands {
  private SaslCommands() {}

  static ImapCommand plain(MailLogin.Password login, boolean isInitial) {
    return authenticate("PLAIN", '\0' + login.user() + '\0' + login.password(), isInitial);
  }

  static ImapCommand login(MailLogin.Password login) {
    return ImapCommand.of(
        "LOGIN " + ImapCommand.quoted(login.user()) + ' ' + ImapCommand.quoted(login.password()));
  }

  /** The last line is for the server's reason, after which it wants to hear something. */
  static ImapCommand token(
      MailHost host, String user, String token, boolean isBearer, boolean isInitial) {
    if (!isBearer) {
      String said = "user=" + user + "\1auth=Bearer " + token + "\1\1";
      return authenticate("XOAUTH2", said, isInitial).then("");
    }
    String name = user.replace("=", "=3D").replace(",", "=2C");
    String said =
        "n,a="
            + name
            + ",\1host="
            + host.host()
            + "\1port="
            + host.port()
            + "\1auth=Bearer "
            + token
            + "\1\1";
    return authenticate("OAUTHBEARER", said, isInitial).then("AQ==");
  }

  private static ImapCommand authenticate(String mechanism, String said, boolean isInitial) {
    String encoded = Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8));
    String command = "AUTHENTICATE " + mechanism;
    return isInitial
        ? ImapCommand.of(command + ' ' + encoded)
        : ImapCommand.of(command).then(encoded);
  }
}
