package im.gangway.demo;

import im.gangway.peers.XmppServer;

/** Tells the reader how to join with a client of one's own. */
final class Invitation {
  private final Screen screen;
  private final Stage stage;
  private final String host;
  private final boolean web;

  Invitation(Screen screen, Stage stage, String host, boolean web) {
    this.screen = screen;
    this.stage = stage;
    this.host = host;
    this.web = web;
  }

  void show() {
    screen.title("Now you. Everything stays up until Ctrl-C.");
    if (web) {
      String page = "http://localhost:%d/".formatted(stage.xmpp().httpPort());
      line("In the browser", page + " (you are alice; " + page + "?user=carol is carol)");
    } else {
      line("In the browser", "not this time: the web client could not be fetched");
    }
    line("Your own client", "account %s".formatted(stage.xmpp().jid("alice")));
    line("", "password %s".formatted(XmppServer.PASSWORD));
    line("", "server 127.0.0.1, port %d, without TLS".formatted(stage.xmpp().clientPort()));
    line("", "room %s".formatted(Stage.room(Conversation.CHANNEL)));
    if (stage.phone() != null) {
      line("", "nora's phone %s, which answers alice".formatted(Stage.phone(Phone.NUMBER)));
    }
    line("", "(carol and bob have accounts with the same password)");
    line(
        "From the other side",
        "any IRC client: 127.0.0.1, port %d, without TLS; channel %s"
            .formatted(stage.irc().port(), Conversation.CHANNEL));
    line("", host + " is there and answers");
  }

  private void line(String label, String text) {
    screen.text("  %-20s %s".formatted(label, text));
  }
}
