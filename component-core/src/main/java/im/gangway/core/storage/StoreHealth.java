package im.gangway.core.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * How the database is, as far as anything was tried: with no traffic, that is every ten seconds.
 *
 * @param problem why it cannot be used; empty while all is well
 * @param since when that began
 * @param waiting how many works wait to be written
 * @param commits how many transactions were committed since the opening
 */
public record StoreHealth(
    Optional<StoreProblem> problem, Optional<Instant> since, int waiting, long commits) {

  /** Whether what is to be stored is stored now. */
  public boolean isUsable() {
    return problem.isEmpty();
  }

  /** For the admin; empty while all is well. */
  public String reason() {
    return problem.map(what -> "The database: " + what.words() + ".").orElse("");
  }
}
