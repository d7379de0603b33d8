package im.gangway.sms.state;

import im.gangway.sms.number.SmsAddress;
import im.gangway.transport.TransportState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who wrote last from a shared number to somebody, for whose answers no one else asks. Blocks.
 * Thread-safe.
 */
public final class Correspondents {
  private static final Duration DAY = Duration.ofDays(1);

  private final StateTable table;
  private final Clock clock;
  private final Duration memory;

  /**
   * Correspondents.
   *
   * @param memory how long they are known
   */
  public Correspondents(TransportState state, Clock clock, Duration memory) {
    this.table = new StateTable(state, "correspondent");
    this.clock = clock;
    this.memory = memory;
  }

  private record Wrote(String user, Instant at) {
    static Wrote read(String value) {
      List<String> fields = Fields.split(value);
      return new Wrote(fields.get(0), Instant.parse(fields.get(1)));
    }
  }

  /** A user writes; done when that is committed. Days later is soon enough to write it again. */
  public CompletionStage<Void> wrote(SmsAddress ours, SmsAddress theirs, String user) {
    Instant now = clock.instant();
    String key = key(ours, theirs);
    Optional<Wrote> known = table.get(key).map(Wrote::read);
    if (known.isPresent()
        && known.get().user().equals(user)
        && known.get().at().plus(DAY).isAfter(now)) {
      return CompletableFuture.completedFuture(null);
    }
    return table.put(key, Fields.joined(user, now.toString()), now.plus(memory).plus(DAY));
  }

  /** Who wrote last, if that is not too long ago. */
  public Optional<String> last(SmsAddress ours, SmsAddress theirs) {
    Instant oldest = clock.instant().minus(memory);
    return table
        .get(key(ours, theirs))
        .map(Wrote::read)
        .filter(wrote -> wrote.at().isAfter(oldest))
        .map(Wrote::user);
  }

  private static String key(SmsAddress ours, SmsAddress theirs) {
    return Fields.joined(ours.value(), theirs.value());
  }
}
