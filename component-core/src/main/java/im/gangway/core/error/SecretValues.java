package im.gangway.core.error;

import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What a user entrusted to the gateway, to be taken out of the words of those who repeat it: legacy
 * services quote passwords in their errors, and those end in stanzas and logs.
 *
 * <p>Values of less than {@value #SHORTEST} characters stay: nothing would be left of a text, and
 * they could be told from what is missing. Thread-safe.
 */
public final class SecretValues {
  /** Nothing is secret. */
  public static final SecretValues NONE = new SecretValues(Set.of());

  private static final int SHORTEST = 4;
  private static final int DEEPEST = 20;
  private static final String MASK = "***";

  private final List<String> values;

  private SecretValues(Collection<String> values) {
    // a value that contains another one goes first
    this.values =
        values.stream()
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Those values; a value of several lines is each of its lines too. */
  public static SecretValues of(Collection<String> values) {
    Set<String> all = new LinkedHashSet<>(values);
    values.forEach(value -> value.lines().map(String::strip).forEach(all::add));
    return all.isEmpty() ? NONE : new SecretValues(all);
  }

  /** Those and others. */
  public SecretValues and(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(values);
    all.addAll(of(more).values);
    return new SecretValues(all);
  }

  /** The text with three asterisks for each of the values. */
  public String maskedIn(String text) {
    String masked = text;
    for (String value : values) {
      masked = masked.replace(value, MASK);
    }
    return masked;
  }

  /** The same for words, which are in English from then on if they held one of the values. */
  public Text maskedIn(Text text) {
    String said = text.in(Locale.ENGLISH);
    String masked = maskedIn(said);
    return masked.equals(said) ? text : Text.literal(masked);
  }

  /**
   * The failure, or one that says the same without the values: for a {@link LegacyException} with
   * the same reason, for anything else one that is named after it.
   */
  public Throwable maskedIn(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return isQuotedBy(cause, 0) ? masked(cause, 0) : failure;
  }

  private boolean isQuotedBy(@Nullable Throwable failure, int depth) {
    if (failure == null || depth > DEEPEST) {
      return false;
    }
    String said = String.valueOf(failure);
    if (!said.equals(maskedIn(said)) || isQuotedBy(failure.getCause(), depth + 1)) {
      return true;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (isQuotedBy(suppressed, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private Throwable masked(Throwable failure, int depth) {
    Throwable cause = failure.getCause();
    Throwable below = cause == null || depth > DEEPEST ? null : masked(cause, depth + 1);
    Throwable masked = new MaskedException(maskedIn(String.valueOf(failure)), below);
    if (failure instanceof LegacyException legacy) {
      masked = new LegacyException(legacy.reason(), maskedIn(legacy.text()));
      if (below != null) {
        masked.initCause(below);
      }
    }
    masked.setStackTrace(failure.getStackTrace());
    return masked;
  }

  /** How many there are. */
  @Override
  public String toString() {
    return "SecretValues[" + values.size() + "]";
  }

  /** Stands for a failure that quoted a secret. */
  private static final class MaskedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MaskedException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }

    /** What the other one said of itself begins with its own name. */
    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
