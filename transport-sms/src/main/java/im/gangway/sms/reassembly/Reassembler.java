package im.gangway.sms.reassembly;

import im.gangway.sms.text.Part;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes parts in and gives messages out.
 *
 * <p>A sender uses its references again, those of 8 bits soon. A part is therefore taken for one
 * that came before only if it says the same; if it says something else in the same place, it begins
 * a new message, and what there is of the old one is delivered.
 *
 * <p>Not thread-safe: use it where the parts of one provider come in one after the other. A part
 * may be acknowledged when {@link #accept} has returned and its deliveries are committed;
 * deliveries may come twice when the store outlives what happens in between.
 */
public final class Reassembler {
  private static final int BATCH = 500;

  private final AssemblyStore store;
  private final ReassemblyLimits limits;
  private final Clock clock;

  public Reassembler(AssemblyStore store, ReassemblyLimits limits, Clock clock) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * A part has come.
   *
   * @param number which one of {@code key.total()}, from 1
   * @return what is to be delivered now, in this order; mostly nothing
   */
  public List<Delivery> accept(AssemblyKey key, int number, Part part) {
    if (number < 1 || number > key.total()) {
      throw new IllegalArgumentException("There is no part " + number + " of " + key.total());
    }
    Optional<Assembly> known = store.find(key).filter(this::isRemembered);
    if (known.isPresent() && known.get().has(number, part)) {
      return List.of();
    }
    if (known.isPresent() && !known.get().contradicts(number, part)) {
      return known.get().delivered()
          ? late(known.get(), number, part)
          : grow(known.get(), number, part);
    }
    return begin(known, key, number, part);
  }

  private boolean isRemembered(Assembly assembly) {
    return !assembly.delivered() || assembly.since().plus(limits.memory()).isAfter(clock.instant());
  }

  private List<Delivery> grow(Assembly assembly, int number, Part part) {
    Assembly grown = assembly.with(number, part);
    if (grown.isComplete()) {
      return List.of(deliver(grown));
    }
    store.save(grown);
    return List.of();
  }

  private List<Delivery> late(Assembly tombstone, int number, Part part) {
    store.save(tombstone.with(number, part));
    return List.of(AssembledText.late(tombstone, number, part));
  }

  private List<Delivery> begin(
      Optional<Assembly> replaced, AssemblyKey key, int number, Part part) {
    List<Delivery> deliveries = new ArrayList<>();
    replaced.filter(old -> !old.delivered()).map(this::deliver).ifPresent(deliveries::add);
    if (store.waiting() >= limits.waiting()) {
      store.oldestWaiting().map(this::deliver).ifPresent(deliveries::add);
    }
    deliveries.addAll(grow(Assembly.begin(key, clock.instant()), number, part));
    return deliveries;
  }

  private Delivery deliver(Assembly assembly) {
    store.save(assembly.buried(clock.instant()));
    return AssembledText.of(assembly);
  }

  /**
   * What has waited too long, with gaps, and forgets old tombstones. To be called now and then; it
   * takes some hundred at a time.
   */
  public List<Delivery> expire() {
    Instant now = clock.instant();
    store
        .notAfter(now.minus(limits.memory()), true, BATCH)
        .forEach(tombstone -> store.remove(tombstone.key()));
    return store.notAfter(now.minus(limits.timeout()), false, BATCH).stream()
        .map(this::deliver)
        .toList();
  }
}
