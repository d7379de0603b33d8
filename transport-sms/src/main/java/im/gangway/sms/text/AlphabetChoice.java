package im.gangway.sms.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses the alphabet that a text takes least money in: GSM 7 bit with the default tables, one of
 * the enabled national ones, else UCS-2. Immutable.
 */
public final class AlphabetChoice {
  private static final int LATIN1_END = 0xFF;

  private final DefaultAlphabet carrier;
  private final List<Alphabet> candidates;

  /**
   * A choice for one route.
   *
   * @param carrier what its data coding 0 means; Latin-1 rules out characters that it lacks, and
   *     all national tables
   * @param languages whose single shift tables may be used
   */
  public AlphabetChoice(DefaultAlphabet carrier, Set<NationalLanguage> languages) {
    this.carrier = carrier;
    EnumSet<NationalLanguage> national = EnumSet.noneOf(NationalLanguage.class);
    if (carrier != DefaultAlphabet.LATIN1) {
      national.addAll(languages);
    }
    national.remove(NationalLanguage.DEFAULT);
    this.candidates =
        Stream.concat(Stream.of(NationalLanguage.DEFAULT), national.stream())
            .<Alphabet>map(Alphabet.Gsm::new)
            .toList();
  }

  /** For a route that packs nothing and knows no national tables. */
  public static AlphabetChoice plain() {
    return new AlphabetChoice(DefaultAlphabet.GSM, Set.of());
  }

  /** The alphabet of a text that is already {@linkplain OutgoingText#normalized normalized}. */
  public Alphabet of(String text) {
    return candidates.stream()
        .filter(candidate -> candidate.fits(text) && carries(text))
        .findFirst()
        .orElseGet(Alphabet.Ucs2::new);
  }

  private boolean carries(String text) {
    return carrier != DefaultAlphabet.LATIN1 || text.chars().allMatch(c -> c <= LATIN1_END);
  }
}
