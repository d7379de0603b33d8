package im.gangway.sms.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into segments that fit into a short message each: never inside a surrogate pair or an
 * escape sequence, and inside what people see as one character only when that alone is longer than
 * a segment. Immutable.
 */
public final class Segmenter {
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private final AlphabetChoice choice;
  private final ReferenceWidth width;

  public Segmenter(AlphabetChoice choice, ReferenceWidth width) {
    this.choice = choice;
    this.width = width;
  }

  /**
   * The segments of a text, at least one, at most 255.
   *
   * @param text as the user wrote it; it is normalized here
   * @param reference for the case that there are several; what does not fit into the width goes
   * @throws TooManySegmentsException when there would be more than {@code most}
   */
  public List<Segment> split(String text, int reference, int most) throws TooManySegmentsException {
    String normalized = OutgoingText.normalized(text);
    Alphabet alphabet = choice.of(normalized);
    UserDataHeader single = UserDataHeader.of(Optional.empty(), alphabet.singleShift());
    if (alphabet.length(normalized) <= alphabet.capacity(single.size())) {
      return List.of(new Segment(alphabet, single, normalized));
    }
    List<String> pieces = pieces(normalized, alphabet, alphabet.capacity(headerOctets(alphabet)));
    if (pieces.size() > Math.min(most, 255)) {
      throw new TooManySegmentsException(pieces.size(), Math.min(most, 255));
    }
    return numbered(pieces, alphabet, width.trim(reference));
  }

  private int headerOctets(Alphabet alphabet) {
    return header(alphabet, 0, 1, 1).size();
  }

  private UserDataHeader header(Alphabet alphabet, int reference, int total, int number) {
    return UserDataHeader.of(
        Optional.of(new Concatenation(width, reference, total, number)), alphabet.singleShift());
  }

  private List<Segment> numbered(List<String> pieces, Alphabet alphabet, int reference) {
    List<Segment> segments = new ArrayList<>();
    for (String piece : pieces) {
      UserDataHeader header = header(alphabet, reference, pieces.size(), segments.size() + 1);
      segments.add(new Segment(alphabet, header, piece));
    }
    return List.copyOf(segments);
  }

  private static List<String> pieces(String text, Alphabet alphabet, int capacity) {
    Pieces pieces = new Pieces(alphabet, capacity);
    Matcher characters = CHARACTER.matcher(text);
    while (characters.find()) {
      String character = characters.group();
      if (alphabet.length(character) <= capacity) {
        pieces.add(character);
      } else {
        character.codePoints().mapToObj(Character::toString).forEach(pieces::add);
      }
    }
    return pieces.finished();
  }

  /** Fills one piece after the other. */
  private static final class Pieces {
    private final Alphabet alphabet;
    private final int capacity;
    private final List<String> full = new ArrayList<>();
    private StringBuilder current = new StringBuilder();
    private int used;

    Pieces(Alphabet alphabet, int capacity) {
      this.alphabet = alphabet;
      this.capacity = capacity;
    }

    void add(String unbroken) {
      int length = alphabet.length(unbroken);
      if (used + length > capacity) {
        full.add(current.toString());
        current = new StringBuilder();
        used = 0;
      }
      current.append(unbroken);
      used += length;
    }

    List<String> finished() {
      full.add(current.toString());
      return full;
    }
  }
}
