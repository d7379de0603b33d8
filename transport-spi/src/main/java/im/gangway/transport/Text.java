package im.gangway.transport;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Words for a user, put into a language as late as the user's language is known.
 *
 * <p>Words of the gateway's or a transport's own are kept in bundles named {@code texts}, one in
 * the package that speaks them: {@code texts.properties} in English, which stands in for languages
 * that have none, and {@code texts_de.properties} and so on beside it. Thread-safe.
 */
public final class Text {
  private static final Control CONTROL = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  /** No words. */
  public static final Text NONE = literal("");

  private final Class<?> home;
  private final String key;
  private final List<Object> arguments;

  private Text(Class<?> home, String key, List<Object> arguments) {
    this.home = home;
    this.key = key;
    this.arguments = arguments;
  }

  /**
   * Words of a bundle.
   *
   * @param home any class of the package that has the bundle
   * @param key what they are called there
   * @param arguments put into the places of {@link MessageFormat}; texts among them are put into
   *     the same language
   */
  public static Text of(Class<?> home, String key, Object... arguments) {
    return new Text(home, key, List.copyOf(Arrays.asList(arguments)));
  }

  /** Words that are as they are, such as what a network said. */
  public static Text literal(String words) {
    return new Text(Text.class, "", List.of(words));
  }

  /** Whether there are no words. */
  public boolean isEmpty() {
    return key.isEmpty() && arguments.get(0).equals("");
  }

  /** Whether they are in the language of whoever said them. */
  public boolean isLiteral() {
    return key.isEmpty();
  }

  /** The words in a language. */
  public String in(Locale language) {
    if (key.isEmpty()) {
      return arguments.get(0).toString();
    }
    Object[] spoken =
        arguments.stream()
            .map(each -> each instanceof Text text ? text.in(language) : each.toString())
            .toArray();
    return new MessageFormat(pattern(language), Locale.ROOT).format(spoken);
  }

  private String pattern(Locale language) {
    String bundle = home.getPackageName() + ".texts";
    try {
      return ResourceBundle.getBundle(bundle, language, home.getClassLoader(), CONTROL)
          .getString(key);
    } catch (MissingResourceException missing) {
      throw new IllegalStateException("No text " + key + " in " + bundle, missing);
    }
  }

  /** The words in English, for logs and tests. */
  @Override
  public String toString() {
    return in(Locale.ENGLISH);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Text text && toString().equals(text.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
