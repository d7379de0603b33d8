package im.gangway.sms.state;

import im.gangway.sms.reassembly.Assembly;
import im.gangway.sms.reassembly.AssemblyKey;
import im.gangway.sms.reassembly.AssemblyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Assemblies, of which those that wait are in memory too. Changes are collected until they are
 * {@linkplain #commit committed}, so that a message counts as delivered only when it is. Blocks;
 * for one thread at a time.
 */
public final class StateAssemblies implements AssemblyStore {
  private static final int MOST = 10_000;

  private final StateTable waitingTable;
  private final StateTable tombstones;
  private final Duration memory;
  private final Map<AssemblyKey, Assembly> waiting = new HashMap<>();
  private final Map<AssemblyKey, Optional<Assembly>> changes = new LinkedHashMap<>();

  /**
   * Reads what waits.
   *
   * @param memory how long tombstones are kept
   */
  public StateAssemblies(TransportState state, Duration memory) {
    this.waitingTable = new StateTable(state, "assembly");
    this.tombstones = new StateTable(state, "assembled");
    this.memory = memory;
    waitingTable.find("", MOST).entrySet().stream()
        .map(AssemblyText::assembly)
        .forEach(assembly -> waiting.put(assembly.key(), assembly));
  }

  @Override
  public Optional<Assembly> find(AssemblyKey key) {
    Optional<Assembly> changed = changes.get(key);
    if (changed != null) {
      return changed;
    }
    Assembly waits = waiting.get(key);
    return waits != null
        ? Optional.of(waits)
        : tombstones.get(AssemblyText.key(key)).map(value -> AssemblyText.assembly(key, value));
  }

  @Override
  public void save(Assembly assembly) {
    changes.put(assembly.key(), Optional.of(assembly));
  }

  @Override
  public void remove(AssemblyKey key) {
    changes.put(key, Optional.empty());
  }

  @Override
  public int waiting() {
    return (int) current().values().stream().filter(each -> !each.delivered()).count();
  }

  private Map<AssemblyKey, Assembly> current() {
    if (changes.isEmpty()) {
      return waiting;
    }
    Map<AssemblyKey, Assembly> current = new HashMap<>(waiting);
    changes.forEach(
        (key, changed) ->
            changed.ifPresentOrElse(now -> current.put(key, now), () -> current.remove(key)));
    return current;
  }

  @Override
  public Optional<Assembly> oldestWaiting() {
    return notAfter(Instant.MAX, false, 1).stream().findFirst();
  }

  /** Tombstones are forgotten by the state itself. */
  @Override
  public List<Assembly> notAfter(Instant since, boolean delivered, int most) {
    return delivered
        ? List.of()
        : current().values().stream()
            .filter(each -> !each.delivered() && !each.since().isAfter(since))
            .sorted(Comparator.comparing(Assembly::since))
            .limit(most)
            .toList();
  }

  /** Makes what was changed durable. */
  public void commit() {
    List<CompletionStage<Void>> written = new ArrayList<>();
    changes.forEach(
        (key, changed) ->
            changed.ifPresentOrElse(
                now -> written.addAll(written(now)), () -> written.addAll(gone(key))));
    changes.clear();
    written.forEach(StateTable::await);
  }

  private List<CompletionStage<Void>> written(Assembly assembly) {
    String key = AssemblyText.key(assembly.key());
    String value = AssemblyText.value(assembly);
    if (!assembly.delivered()) {
      waiting.put(assembly.key(), assembly);
      return List.of(waitingTable.put(key, value));
    }
    CompletionStage<Void> buried = tombstones.put(key, value, assembly.since().plus(memory));
    return waiting.remove(assembly.key()) == null
        ? List.of(buried)
        : List.of(buried, waitingTable.remove(key));
  }

  private List<CompletionStage<Void>> gone(AssemblyKey key) {
    return waiting.remove(key) == null
        ? List.of(CompletableFuture.completedFuture(null))
        : List.of(waitingTable.remove(AssemblyText.key(key)));
  }

  /** Forgets what was changed and not committed. */
  public void rollBack() {
    changes.clear();
  }
}
