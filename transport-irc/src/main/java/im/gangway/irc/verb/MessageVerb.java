package im.gangway.irc.verb;

import im.gangway.irc.line.Ctcp;
import im.gangway.irc.line.Formatting;
import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Channel;
import im.gangway.irc.network.Connection;
import im.gangway.irc.network.IrcNames;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyEvent.RoomMessage;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.MessageText;
import im.gangway.transport.MessageText.Kind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody wrote to a channel or to us; or our own words come back (RFC 2812 §3.3). */
final class MessageVerb implements Verb {
  private final CtcpAnswers ctcp = new CtcpAnswers();

  @Override
  public Set<String> commands() {
    return Set.of("PRIVMSG", "NOTICE");
  }

  @Override
  public void handle(IrcLine line, Connection on) {
    boolean own = on.isSelf(line.source().nick());
    if (own && (on.expectations().offer(line) || on.has("echo-message"))) {
      return;
    }
    Optional<Ctcp> request = Ctcp.parse(line.param(1));
    if (request.isPresent() && !request.get().isAction()) {
      ctcp.answer(request.get(), line, on);
      return;
    }
    String raw = request.map(Ctcp::argument).orElse(line.param(1));
    String text = Formatting.strip(raw);
    if (text.isBlank()) {
      return;
    }
    MessageText message = new MessageText(kind(line, request.isPresent()), text);
    Channel channel = on.channels().find(on.isupport().withoutStatus(line.param(0)));
    if (channel != null) {
      toRoom(channel, line, message, on);
    } else if (!own && !on.isupport().isChannel(line.param(0))) {
      toUser(line, message, on);
    }
  }

  private static Kind kind(IrcLine line, boolean action) {
    if (action) {
      return Kind.ACTION;
    }
    return line.command().equals("NOTICE") ? Kind.NOTICE : Kind.PLAIN;
  }

  private static void toRoom(Channel channel, IrcLine line, MessageText text, Connection on) {
    boolean network = line.source().isEmpty() || line.source().isServer();
    on.publish(
        channel,
        new RoomMessage(
            channel.address(),
            network ? Optional.empty() : Optional.of(line.source().nick()),
            text,
            id(line),
            on.sentAt(line)));
  }

  private static void toUser(IrcLine line, MessageText text, Connection on) {
    String nick = line.source().nick();
    if (!IrcNames.isNick(nick) || line.source().isServer()) {
      on.notice(text.text());
      return;
    }
    boolean known = on.correspondents().knows(nick, on.isupport().caseMapping());
    Channel about = text.kind() == Kind.NOTICE ? about(text.text(), on) : null;
    if (about != null) {
      String rest = text.text().substring(text.text().indexOf(']') + 1).strip();
      toRoom(about, line, new MessageText(Kind.NOTICE, rest), on);
    } else if (text.kind() == Kind.NOTICE && !known) {
      on.notice(nick + ": " + text.text());
    } else {
      received(line, nick, text, on);
    }
  }

  /** Services say {@code [#channel] text} to one person about a channel. */
  private static @Nullable Channel about(String text, Connection on) {
    int close = text.indexOf("] ");
    Channel channel =
        text.startsWith("[") && close > 1 ? on.channels().find(text.substring(1, close)) : null;
    return channel != null && channel.isShown() ? channel : null;
  }

  private static void received(IrcLine line, String nick, MessageText text, Connection on) {
    on.correspondents().hears(on.now());
    on.publish(
        new MessageReceived(
            on.names().contact(nick),
            on.correspondents().occupant(nick, on.isupport().caseMapping()),
            text,
            id(line),
            on.sentAt(line)));
  }

  private static Optional<LegacyMessageId> id(IrcLine line) {
    return line.tag("msgid").filter(id -> !id.isEmpty()).map(LegacyMessageId::new);
  }
}
