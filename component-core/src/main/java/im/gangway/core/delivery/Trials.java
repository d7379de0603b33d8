package im.gangway.core.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was tried with the first message of each conversation, for the operator: it holds no more
 * than one message of each. Thread-safe.
 */
final class Trials {
  private final Map<String, Trial> failed = new ConcurrentHashMap<>();
  private final Set<String> sending = ConcurrentHashMap.newKeySet();

  void failed(String id, Trial trial) {
    failed.put(id, trial);
    sending.remove(id);
  }

  /** The message is being handed over: what becomes of it is not up to us any more. */
  void sending(String id) {
    sending.add(id);
  }

  /** Nothing more is tried with it. */
  void over(String id) {
    failed.remove(id);
    sending.remove(id);
  }

  Optional<Trial> of(String id) {
    return Optional.ofNullable(failed.get(id));
  }

  boolean isSending(String id) {
    return sending.contains(id);
  }
}
