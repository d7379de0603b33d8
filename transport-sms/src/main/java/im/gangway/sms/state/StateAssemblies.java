package im.gangway.sms.state;

import im.gangway.sms.reassembly.Assembly;
import im.gangway.sms.reassembly.AssemblyKey;
import im.gangway.sms.reassembly.AssemblyStore;
import im.gangway.transport.TransportState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Assemblies, of which those that wait are in memory too. Changes are collected until they are
 * {@linkplain #commit committed}, so that a message counts as delivered only when it is. Blocks;
 * for one thread at a time.
 */
public final class StateAssemblies implements AssemblyStore {
  private static final int MOST = 10_000;

  private static final String WAITING = "waiting";
  private static final String DELIVERED = "delivered";

  private final StateTable table;
  private final Duration memory;
  private final Map<AssemblyKey, Assembly> waiting = new HashMap<>();
  private final Map<AssemblyKey, Optional<Assembly>> changes = new LinkedHashMap<>();

  /**
   * Reads what waits.
   *
   * @param memory how long tombstones are kept
   */
  public StateAssemblies(TransportState state, Duration memory) {
    this.table = new StateTable(state, "assembly");
    this.memory = memory;
    table.find(Fields.beginning(WAITING), MOST).entrySet().stream()
        .map(StateAssemblies::waiting)
        .forEach(assembly -> waiting.put(assembly.key(), assembly));
  }

  private static Assembly waiting(Map.Entry<String, String> row) {
    String key = row.getKey().substring(Fields.beginning(WAITING).length());
    return AssemblyText.assembly(AssemblyText.key(key), row.getValue());
  }

  private static String key(String kind, AssemblyKey key) {
    return Fields.beginning(kind) + AssemblyText.key(key);
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
        : table.get(key(DELIVERED, key)).map(value -> AssemblyText.assembly(key, value));
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

  /** Makes what was changed durable; if that fails, nothing has changed here. */
  public void commit() {
    List<CompletionStage<Void>> written = new ArrayList<>();
    changes.forEach(
        (key, changed) ->
            written.add(changed.map(this::write).orElseGet(() -> table.remove(key(WAITING, key)))));
    written.forEach(StateTable::await);
    changes.forEach(this::apply);
    changes.clear();
  }

  private void apply(AssemblyKey key, Optional<Assembly> changed) {
    changed
        .filter(assembly -> !assembly.delivered())
        .ifPresentOrElse(assembly -> waiting.put(key, assembly), () -> waiting.remove(key));
  }

  /** A tombstone takes the place of what waited, so that nothing is delivered again. */
  private CompletionStage<Void> write(Assembly assembly) {
    AssemblyKey key = assembly.key();
    String value = AssemblyText.value(assembly);
    return assembly.delivered()
        ? table.replace(
            key(WAITING, key), key(DELIVERED, key), value, assembly.since().plus(memory))
        : table.put(key(WAITING, key), value);
  }

  /** Forgets what was changed and not committed. */
  public void rollBack() {
    changes.clear();
  }
}
