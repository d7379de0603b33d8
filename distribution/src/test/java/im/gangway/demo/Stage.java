package im.gangway.demo;

import im.gangway.peers.GangwayProcess;
import im.gangway.peers.IrcServer;
import im.gangway.peers.LineTap;
import im.gangway.peers.Ngircd;
import im.gangway.peers.Ports;
import im.gangway.peers.Prosody;
import im.gangway.peers.WorkFolder;
import im.gangway.peers.XmppServer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The servers of the demo: Prosody, an IRC server, a carrier of short messages where there is one,
 * and Gangway between them, all on loopback.
 */
final class Stage implements AutoCloseable {
  /** The usual port for clients, which clients try by themselves. */
  private static final int XMPP_PORT = 5222;

  private static final String DOMAIN = "localhost";
  private static final String NETWORK = "village";

  /** From which alice texts. */
  static final String ALICES_NUMBER = "+14155550001";

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Prosody prosody;
  private final Ngircd ngircd;
  private final @Nullable Phone phone;

  /**
   * Starts everything and returns when all are ready.
   *
   * @param converse the folder of the web client, null when there is none
   * @param phones whether there is a carrier of short messages
   * @param recorder learns of the lines between Gangway and the IRC server
   */
  Stage(@Nullable Path converse, boolean phones, Recorder recorder) {
    Path webRoot =
        converse == null
            ? null
            : WebPage.write(
                opened(WorkFolder.create("web")), converse, DOMAIN, room(Conversation.CHANNEL));
    int port = Ports.freeOr(XMPP_PORT);
    prosody =
        opened(
            Prosody.start(
                new Prosody.Settings(DOMAIN, port, List.of("irc", "sms"), webRoot, null)));
    phone = phones ? opened(new Phone(recorder)) : null;
    ngircd = opened(Ngircd.start());
    LineTap tap = opened(LineTap.before(ngircd.port(), recorder::line));
    opened(GangwayProcess.start(configuration(tap.port())));
  }

  Prosody xmpp() {
    return prosody;
  }

  IrcServer irc() {
    return ngircd;
  }

  /** Returns the phone, if there is a carrier. */
  @Nullable Phone phone() {
    return phone;
  }

  /** Returns the XMPP address of an IRC channel. */
  static String room(String channel) {
    return channel + "%" + NETWORK + "@irc." + DOMAIN;
  }

  /** Returns the XMPP address of a person on IRC. */
  static String person(String nick) {
    return nick + "%" + NETWORK + "@irc." + DOMAIN;
  }

  /** Returns the XMPP address of a telephone number. */
  static String phone(String number) {
    return number + "@sms." + DOMAIN;
  }

  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private String configuration(int ircPort) {
    return """
        component { host = "127.0.0.1", port = %d, secret = "%s", server = "%s" }
        storage { url = "jdbc:sqlite:gangway.db" }
        credentials { key-file = "credentials.key" }
        http { listen = "127.0.0.1:0" }
        transports {
          irc {
            domain = "%s"
            networks { %s { host = "127.0.0.1", port = %d, tls = false } }
            any-server = false
          }
          %s
        }
        """
        .formatted(
            prosody.componentPort(),
            XmppServer.SECRET,
            prosody.domain(),
            prosody.component("irc"),
            NETWORK,
            ircPort,
            phone == null ? "" : carrier(phone));
  }

  private String carrier(Phone of) {
    return """
        sms {
            domain = "%s"
            region = "US"
            routes = [ { id = carrier, type = smpp, host = "127.0.0.1", port = %d, system-id = "gangway" } ]
            numbers = [ { number = "%s", owner = "%s" } ]
          }"""
        .formatted(prosody.component("sms"), of.port(), ALICES_NUMBER, prosody.jid("alice"));
  }
}
