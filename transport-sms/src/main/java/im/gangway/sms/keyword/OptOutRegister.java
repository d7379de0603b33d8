package im.gangway.sms.keyword;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Listens for keywords in what comes in, and refuses what goes out to those who want nothing.
 * Thread-safe if its store is.
 */
public final class OptOutRegister {
  private final OptOutStore store;
  private final Clock clock;
  private final boolean answering;

  /**
   * A register.
   *
   * @param answering whether keywords are answered; not where the provider answers them itself
   */
  public OptOutRegister(OptOutStore store, Clock clock, boolean answering) {
    this.store = store;
    this.clock = clock;
    this.answering = answering;
  }

  /**
   * What a message that came in does; empty for one that is no keyword. It is delivered to the user
   * in any case, with the note.
   */
  public Optional<Reaction> received(String ours, String theirs, String message) {
    return Keyword.of(message).map(keyword -> react(keyword, ours, theirs));
  }

  private Reaction react(Keyword keyword, String ours, String theirs) {
    Optional<OptOut> known = store.find(ours, theirs);
    return switch (keyword) {
      case STOP -> {
        if (known.isEmpty()) {
          store.save(new OptOut(ours, theirs, clock.instant()));
        }
        yield reaction(keyword, known.isEmpty(), "note-stop", "answer-stop");
      }
      case START -> {
        known.ifPresent(store::remove);
        yield reaction(keyword, known.isPresent(), "note-start", "answer-start");
      }
      case HELP -> reaction(keyword, true, "note-help", "answer-help");
    };
  }

  /** Nothing is answered when nothing changes, lest two machines talk for ever. */
  private Reaction reaction(Keyword keyword, boolean changed, String note, String words) {
    Optional<Text> answer =
        answering && changed ? Optional.of(Text.of(OptOutRegister.class, words)) : Optional.empty();
    return new Reaction(keyword, Text.of(OptOutRegister.class, note), answer);
  }

  /**
   * Checks that somebody may be written to.
   *
   * @throws LegacyException when they want no messages from that number
   */
  public void check(String ours, String theirs) throws LegacyException {
    Optional<OptOut> known = store.find(ours, theirs);
    if (known.isPresent()) {
      String day = known.get().since().atOffset(ZoneOffset.UTC).toLocalDate().toString();
      throw new LegacyException(
          FailureReason.NOT_PERMITTED, Text.of(OptOutRegister.class, "opted-out", theirs, day));
    }
  }

  /**
   * What follows from a keyword.
   *
   * @param keyword which one
   * @param note for the user it was sent to
   * @param answer to be sent back, in the language of the route
   */
  public record Reaction(Keyword keyword, Text note, Optional<Text> answer) {}
}
