package im.gangway.sms.state;

import im.gangway.sms.number.SmsAddress;
import im.gangway.transport.TransportState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** What came for numbers that nobody has, until somebody does. Thread-safe. */
public final class HeldMessages {
  private static final int MOST = 10_000;

  private final StateTable table;
  private final AtomicInteger count = new AtomicInteger();

  /** Reads how many there are; blocks. */
  public HeldMessages(TransportState state) {
    this.table = new StateTable(state, "held");
    count.set(table.find("", MOST).size());
  }

  /**
   * One that waits.
   *
   * @param ours the number it was sent to
   * @param theirs who sent it
   * @param id by which repetitions are known
   * @param at when it came
   */
  public record Held(String ours, String theirs, String text, String id, Instant at) {
    /** Without the text. */
    @Override
    public String toString() {
      return "Held[" + id + "]";
    }
  }

  /** Keeps one; done when it is committed. One that comes again takes its own place. */
  public CompletionStage<Void> add(Held held) {
    String key = key(held);
    boolean known = table.get(key).isPresent();
    String value = Fields.joined(held.theirs(), held.text(), held.at().toString());
    return table
        .put(key, value)
        .thenRun(
            () -> {
              if (!known) {
                count.incrementAndGet();
              }
            });
  }

  /** Those for a number; blocks. */
  public List<Held> of(SmsAddress ours) {
    return read(Fields.beginning(ours.value()));
  }

  /** All; blocks. */
  public List<Held> all() {
    return read("");
  }

  private List<Held> read(String prefix) {
    return table.find(prefix, MOST).entrySet().stream().map(HeldMessages::held).toList();
  }

  private static Held held(Map.Entry<String, String> row) {
    List<String> key = Fields.split(row.getKey());
    List<String> value = Fields.split(row.getValue());
    return new Held(
        key.get(0), value.get(0), value.get(1), key.get(1), Instant.parse(value.get(2)));
  }

  /** Forgets one that somebody got. */
  public CompletionStage<Void> remove(Held held) {
    return table.remove(key(held)).thenRun(count::decrementAndGet);
  }

  /** How many there are. */
  public int count() {
    return count.get();
  }

  private static String key(Held held) {
    return Fields.joined(held.ours(), held.id());
  }
}
