package im.gangway.core.chat;

import im.gangway.core.account.UserAccount;
import im.gangway.core.address.TargetKind;
import im.gangway.core.command.Command;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.Commands;
import im.gangway.core.contact.RefusedContent;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.Message;

/**
 * Executes commands for who talks to the gateway or a network instead of opening forms (XEP-0100
 * §7); the same commands as by XEP-0050. What it does not know it answers seldom, and never with an
 * error, so that two machines do not talk to each other for ever.
 */
public final class ChatHandler implements MessageHandler {
  private static final String CANCEL = "cancel";
  private static final String DELAY = "urn:xmpp:delay";
  private static final int MAX_LENGTH = 8192;

  private final Commands commands;
  private final ChatDialogues dialogues;
  private final ChatExecution execution;

  public ChatHandler(Commands commands, Clock clock) {
    this.commands = commands;
    this.dialogues = new ChatDialogues(clock);
    this.execution = new ChatExecution(commands, dialogues);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK);
  }

  @Override
  public boolean handles(Message message) {
    return StanzaTypes.is(message, Message.Type.chat)
        || StanzaTypes.is(message, Message.Type.normal);
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request) throws StanzaException {
    Optional<StanzaError> refused = RefusedContent.of(request.stanza().getElement());
    if (refused.isPresent()) {
      throw new StanzaException(refused.get());
    }
    String body = request.stanza().getBody();
    return body == null || body.isBlank() || !isFromAPersonNow(request)
        ? done()
        : hear(new Chat(request), body.strip());
  }

  /** Servers say things too, and send old messages late. */
  private static boolean isFromAPersonNow(MessageRequest request) {
    return request.from().getNode() != null
        && Elements.child(request.stanza().getElement(), "delay", DELAY) == null;
  }

  private CompletionStage<Void> hear(Chat chat, String said) {
    MessageRequest request = chat.request();
    Optional<ChatDialogue> open = dialogues.find(request.session(), request.from(), request.to());
    if (said.length() > MAX_LENGTH) {
      hint(chat, "too-long");
      return done();
    }
    if (open.isEmpty()) {
      return begin(chat, said);
    }
    if (said.equalsIgnoreCase(CANCEL)) {
      dialogues.end(request.session(), request.from(), request.to());
      chat.say("canceled");
      return done();
    }
    return execution.answer(chat, open.get(), said);
  }

  private CompletionStage<Void> begin(Chat chat, String said) {
    MessageRequest request = chat.request();
    String word = said.toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
    Optional<Command> command = commands.named(word, request.target());
    if (command.isEmpty()) {
      hint(chat, word.equals(CANCEL) ? "nothing-to-cancel" : unknown(request.session()));
      return done();
    }
    return execution.start(
        chat,
        command.get(),
        new CommandRequest(request.from(), request.target(), request.session()));
  }

  private static String unknown(UserSession session) {
    boolean knows = session.existing(UserAccount.class).map(UserAccount::mayUse).orElse(true);
    return knows ? "hint" : "hint-stranger";
  }

  private void hint(Chat chat, String key) {
    if (dialogues.mayHint(chat.request().session())) {
      chat.say(key);
    }
  }

  private static CompletionStage<Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
