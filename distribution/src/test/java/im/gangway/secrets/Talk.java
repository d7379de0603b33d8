package im.gangway.secrets;

import java.util.Map;

/** A user who fills in a form by talking: keeps what there is unless it knows an answer. */
final class Talk {
  private static final String KEEP = "-";
  private static final int MOST = 30;

  private final Stage stage;
  private final String from;
  private final String to;

  Talk(Stage stage, String from, String to) {
    this.stage = stage;
    this.from = from;
    this.to = to;
  }

  /** Says one thing and gives the answer. */
  String say(String text) {
    return stage.talk(from, to, text);
  }

  /**
   * Answers questions until the gateway says something of an end, and gives that.
   *
   * @param said what the gateway said last
   * @param answers by the label of the question, which is a line of what the gateway says
   * @param end what is said in the end
   */
  String answer(String said, Map<String, String> answers, String end) {
    String last = said;
    for (int i = 0; i < MOST && !last.contains(end); i++) {
      last = say(answerTo(last, answers));
    }
    if (!last.contains(end)) {
      throw new AssertionError("No end in sight of " + last);
    }
    return last;
  }

  private static String answerTo(String question, Map<String, String> answers) {
    return question.lines().filter(answers::containsKey).map(answers::get).findFirst().orElse(KEEP);
  }
}
