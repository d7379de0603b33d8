package im.gangway.core.chat;

import im.gangway.core.command.CommandNote;
import im.gangway.core.command.CommandStep;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.text.Languages;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.Message;

/** Answers one message, to the resource it came from and as it came. */
record Chat(MessageRequest request) {

  Locale language() {
    return request.session().language();
  }

  void say(String key, Object... arguments) {
    say(Text.of(Chat.class, key, arguments));
  }

  void say(Text words) {
    say(List.of(words.in(language())));
  }

  /** Sends lines as one message. */
  void say(List<String> lines) {
    Message answer = new Message();
    answer.setType(StanzaTypes.message(request.stanza()));
    answer.setID(StanzaIds.next());
    answer.setFrom(request.to());
    answer.setTo(request.from());
    answer.getElement().addAttribute(Languages.ATTRIBUTE, language().getLanguage());
    @Nullable String thread = request.stanza().getThread();
    if (thread != null) {
      answer.setThread(thread);
    }
    answer.setBody(String.join("\n", lines));
    request.session().send(answer);
  }

  /** Tells how a command ended. */
  void say(CommandStep.Done done) {
    List<String> lines = new ArrayList<>();
    done.notes().forEach(note -> lines.add(note(note)));
    done.form().ifPresent(form -> lines.addAll(FormLines.result(form, language())));
    if (lines.isEmpty()) {
      say("done");
    } else {
      say(lines);
    }
  }

  private String note(CommandNote note) {
    Text words =
        switch (note.level()) {
          case INFO -> note.text();
          case WARN -> Text.of(Chat.class, "warning", note.text());
          case ERROR -> Text.of(Chat.class, "error", note.text());
        };
    return words.in(language());
  }
}
