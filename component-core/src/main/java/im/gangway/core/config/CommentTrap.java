package im.gangway.core.config;

/**
 * Finds values that an unquoted {@code #} cut short: in HOCON it starts a comment, even within
 * {@code pass#word}, and what is left is read without a complaint.
 */
final class CommentTrap {
  private static final String QUOTES = "\"\"\"";
  private static final String ENDS_A_VALUE = "{}[],\"";

  private final String text;
  private final ConfigProblems problems;
  private int at;
  private int line = 1;
  private char previous = '\n';
  private char previousVisible = '\n';

  private CommentTrap(String text, ConfigProblems problems) {
    this.text = text;
    this.problems = problems;
  }

  static void check(String text, ConfigProblems problems) {
    new CommentTrap(text, problems).scan();
  }

  private void scan() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        skipQuoted();
      } else if (c == '#' || text.startsWith("//", at)) {
        if (c == '#' && cutsAValue()) {
          problems.add(
              line,
              "",
              "has an unquoted # that cuts a value short",
              "Put the value in quotes, or a space before a comment.");
        }
        skipLine();
      } else {
        step();
      }
    }
  }

  private boolean cutsAValue() {
    boolean glued = !Character.isWhitespace(previous) && ENDS_A_VALUE.indexOf(previous) < 0;
    return glued || previousVisible == '=' || previousVisible == ':';
  }

  private void skipQuoted() {
    boolean triple = text.startsWith(QUOTES, at);
    String end = triple ? QUOTES : "\"";
    advance(end.length());
    while (at < text.length() && !text.startsWith(end, at)) {
      advance(!triple && text.charAt(at) == '\\' ? 2 : 1);
    }
    advance(end.length());
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void advance(int characters) {
    for (int i = 0; i < characters && at < text.length(); i++) {
      step();
    }
  }

  private void step() {
    previous = text.charAt(at++);
    if (previous == '\n') {
      line++;
      previousVisible = '\n';
    } else if (!Character.isWhitespace(previous)) {
      previousVisible = previous;
    }
  }
}
