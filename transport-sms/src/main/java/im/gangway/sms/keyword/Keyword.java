package im.gangway.sms.keyword;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A word that, as a message by itself, says what its sender wants to get. */
public enum Keyword {
  /** No more messages. */
  STOP("STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT"),
  /** Messages again. */
  START("START|UNSTOP"),
  /** To know who writes, and how to stop it. */
  HELP("HELP|INFO");

  private static final int LONGEST = 40;
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final String words;

  Keyword(String words) {
    this.words = words;
  }

  /**
   * The keyword that a whole message is; capitals, blanks, punctuation and pictures do not count.
   */
  public static Optional<Keyword> of(String message) {
    if (message.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = Normalizer.normalize(message, Form.NFKC).toUpperCase(Locale.ROOT);
    String word = OTHERS.matcher(folded).replaceAll("");
    return Arrays.stream(values()).filter(each -> word.matches(each.words)).findFirst();
  }
}
