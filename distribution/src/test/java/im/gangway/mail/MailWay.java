package im.gangway.mail;

import im.gangway.email.testing.ScriptedSmtpServer;
import java.util.List;

/** How mails reach the users of a gateway, and how they leave them. */
interface MailWay extends AutoCloseable {
  /** More of the configuration file. */
  String configuration();

  /** More of the block {@code transports.email}. */
  String transport();

  /** The loopback port at which mails for users are delivered by LMTP. */
  int port();

  /** The mail address of a user. */
  String address(int user);

  /** What a user sends once, before anything else; each is answered. */
  List<String> registrations(String user, int number, String gateway);

  /** Where mails of users arrive. */
  ScriptedSmtpServer outgoing();

  @Override
  void close();
}
