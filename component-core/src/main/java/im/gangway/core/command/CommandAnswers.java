package im.gangway.core.command;

import im.gangway.core.xml.Elements;
import java.util.List;
import java.util.Locale;
import org.dom4j.Element;

/** Writes the answers to commands (XEP-0050 §3.2). */
final class CommandAnswers {
  private CommandAnswers() {}

  /** The current question of a dialogue. */
  static Element executing(CommandDialogue dialogue, List<CommandNote> notes, Locale language) {
    Element answer = answer(dialogue.command().node(), dialogue.id(), "executing");
    CommandStep.Ask question = dialogue.current();
    String forward = question.last() ? "complete" : "next";
    Element actions = Elements.add(answer, "actions");
    actions.addAttribute("execute", forward);
    if (dialogue.hasEarlier()) {
      Elements.add(actions, "prev");
    }
    Elements.add(actions, forward);
    notes.forEach(note -> add(answer, note, language));
    answer.add(question.form().createCopy());
    return answer;
  }

  static Element completed(String node, String id, CommandStep.Done done, Locale language) {
    Element answer = answer(node, id, "completed");
    done.notes().forEach(note -> add(answer, note, language));
    done.form().ifPresent(form -> answer.add(form.createCopy()));
    return answer;
  }

  static Element canceled(String node, String id) {
    return answer(node, id, "canceled");
  }

  private static Element answer(String node, String id, String status) {
    Element answer = Elements.create("command", CommandHandler.NAMESPACE);
    answer.addAttribute("node", node);
    answer.addAttribute("sessionid", id);
    answer.addAttribute("status", status);
    return answer;
  }

  private static void add(Element answer, CommandNote note, Locale language) {
    Elements.addText(answer, "note", note.text().in(language))
        .addAttribute("type", note.level().text());
  }
}
