package im.gangway.transport;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The ability to find legacy users ({@link Ability#SEARCH}). */
public interface SearchSession extends LegacySession {

  /** What can be searched by; the same at every call. */
  List<FormField> searchFields();

  /**
   * Searches.
   *
   * @param values by field name; those left empty are absent
   * @return at most 100 people
   */
  CompletionStage<List<Found>> search(Map<String, String> values);

  /**
   * Somebody who was found.
   *
   * @param details by words for people, such as {@code City}
   */
  record Found(LegacyAddress address, String name, Map<String, String> details) {
    public Found {
      details = Map.copyOf(details);
    }
  }
}
