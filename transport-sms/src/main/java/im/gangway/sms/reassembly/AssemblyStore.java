package im.gangway.sms.reassembly;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps assemblies where a restart does not lose them. What a method says is durable when it
 * returns; failures are thrown as they are.
 */
public interface AssemblyStore {
  /** The assembly of a key, tombstones included. */
  Optional<Assembly> find(AssemblyKey key);

  /** Keeps it in place of the one with the same key. */
  void save(Assembly assembly);

  /** Forgets it. */
  void remove(AssemblyKey key);

  /** How many wait for parts; tombstones do not count. */
  int waiting();

  /** The one that waits longest, if any does. */
  Optional<Assembly> oldestWaiting();

  /** Assemblies and tombstones since then or longer, the oldest first, at most so many. */
  List<Assembly> notAfter(Instant since, boolean delivered, int most);
}
