package im.gangway.sms.reassembly;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Assemblies in memory. */
final class MemoryStore implements AssemblyStore {
  final Map<AssemblyKey, Assembly> all = new LinkedHashMap<>();

  @Override
  public Optional<Assembly> find(AssemblyKey key) {
    return Optional.ofNullable(all.get(key));
  }

  @Override
  public void save(Assembly assembly) {
    all.put(assembly.key(), assembly);
  }

  @Override
  public void remove(AssemblyKey key) {
    all.remove(key);
  }

  @Override
  public int waiting() {
    return (int) all.values().stream().filter(each -> !each.delivered()).count();
  }

  @Override
  public Optional<Assembly> oldestWaiting() {
    return notAfter(Instant.MAX, false, 1).stream().findFirst();
  }

  @Override
  public List<Assembly> notAfter(Instant since, boolean delivered, int most) {
    return all.values().stream()
        .filter(each -> each.delivered() == delivered && !each.since().isAfter(since))
        .sorted(Comparator.comparing(Assembly::since))
        .limit(most)
        .toList();
  }
}
