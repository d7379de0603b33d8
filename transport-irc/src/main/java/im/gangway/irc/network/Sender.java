package im.gangway.irc.network;

import im.gangway.irc.line.IrcSource;
import im.gangway.irc.line.MessageSplitter;
import im.gangway.transport.FailureReason;
import im.gangway.transport.MessageText;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends texts to channels and nicks, in lines that arrive whole. */
public final class Sender {
  /** A text of more lines is better put on a page of its own. */
  static final int MAX_LINES = 10;

  private final Connection connection;

  Sender(Connection connection) {
    this.connection = connection;
  }

  CompletionStage<SendOutcome> toRoom(RoomAddress room, MessageText text) {
    Channel channel = connection.channels().find(room);
    if (channel == null || channel.isLeaving()) {
      return refused(FailureReason.NOT_IN_ROOM, Text.of(Sender.class, "not-in-room"));
    }
    return send(channel.name(), text);
  }

  /**
   * @param through the room through which the user speaks with that nick, or null
   */
  CompletionStage<SendOutcome> toNick(
      String nick, @Nullable RoomAddress through, MessageText text) {
    if (!IrcNames.isNick(nick)) {
      return refused(FailureReason.RECIPIENT_UNKNOWN, Text.of(Sender.class, "nobody", nick));
    }
    connection
        .correspondents()
        .writes(nick, through, connection.isupport().caseMapping(), connection.now());
    return send(nick, text);
  }

  private CompletionStage<SendOutcome> send(String target, MessageText text) {
    String command = text.kind() == MessageText.Kind.NOTICE ? "NOTICE" : "PRIVMSG";
    List<String> pieces = split(command, target, text);
    if (pieces.isEmpty()) {
      return refused(FailureReason.CONTENT_REFUSED, Text.of(Sender.class, "nothing-in-it"));
    }
    if (pieces.size() > MAX_LINES) {
      return refused(
          FailureReason.TEXT_TOO_LONG,
          Text.of(Sender.class, "too-many-lines", pieces.size(), MAX_LINES));
    }
    SentMessage message =
        new SentMessage(
            command, target, pieces, connection.has("echo-message"), connection.isupport());
    connection.expectations().ask(message, message.lines());
    return message.outcome();
  }

  private List<String> split(String command, String target, MessageText text) {
    IrcSource self = connection.self();
    int length = connection.isupport().lineLength();
    MessageSplitter splitter =
        text.kind() == MessageText.Kind.ACTION
            ? MessageSplitter.ofAction(self, target, length)
            : MessageSplitter.of(command, self, target, length);
    return splitter.split(text.text());
  }

  private static CompletionStage<SendOutcome> refused(FailureReason reason, Text text) {
    return CompletableFuture.completedFuture(new SendOutcome.Refused(reason, text));
  }
}
