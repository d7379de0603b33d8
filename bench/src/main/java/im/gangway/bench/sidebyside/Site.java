package im.gangway.bench.sidebyside;

import im.gangway.bench.peer.IrcPeer;
import im.gangway.bench.peer.XmppPeer;
import im.gangway.bench.process.Biboumi;
import im.gangway.bench.process.Folders;
import im.gangway.bench.process.Gangway;
import im.gangway.bench.process.Gateway;
import im.gangway.bench.process.Measured;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A gateway in a process of its own, and its two ends in this one. */
record Site(XmppPeer xmpp, IrcPeer irc, Gateway gateway, Measured process)
    implements AutoCloseable {
  private static final String DOMAIN = "irc.example.org";
  private static final String CAPS = "multi-prefix echo-message";

  /** Starts the program and returns when it is connected. */
  static Site start(Program program, int users) throws Exception {
    XmppPeer xmpp = new XmppPeer(DOMAIN);
    IrcPeer irc = new IrcPeer("127.0.0.1", CAPS);
    Gateway gateway = new Gateway(DOMAIN, xmpp.port(), "bench", irc.port());
    Path folder = Folders.fresh(program.name().toLowerCase(java.util.Locale.ROOT));
    if (program == Program.GANGWAY) {
      Measured process = Gangway.start(folder, gateway);
      process.await(xmpp.ready());
      return new Site(xmpp, irc, gateway, process);
    }
    Measured process = Biboumi.start(folder, gateway);
    process.await(xmpp.ready());
    List<String> jids =
        IntStream.range(0, users).mapToObj(number -> Person.of(number).bareJid()).toList();
    Biboumi.setOptions(folder, gateway, jids);
    return new Site(xmpp, irc, gateway, process);
  }

  void join(Person person, String channel) {
    xmpp.send(
        "<presence from='%s' to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
            .formatted(person.jid(), gateway.room(channel), person.nick()));
  }

  /** A person writes into their own channel. */
  void say(Person person, String text) {
    xmpp.send(
        "<message type='groupchat' from='%s' to='%s' id='%s'><body>%s</body></message>"
            .formatted(person.jid(), gateway.room(person.channel()), text, text));
  }

  @Override
  public void close() {
    process.close();
    xmpp.close();
    irc.close();
  }
}
