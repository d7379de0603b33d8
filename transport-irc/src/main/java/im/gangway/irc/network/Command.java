package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.Isupport;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Something the user wants the server to do, other than taking a message. */
final class Command implements Expectation {
  private final String name;
  private final List<String> about;
  private final Set<String> refusals;
  private final Predicate<IrcLine> success;
  private final Isupport isupport;
  private final @Nullable LegacyException whenIgnored;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  /**
   * @param name the IRC command
   * @param about the channel and nicks it is about, one of which a refusal names
   * @param refusals replies that are surely about it
   * @param success recognises the line by which the server agrees
   * @param whenIgnored the failure if the server says nothing at all; null where that means that
   *     there was nothing to do
   */
  Command(
      String name,
      List<String> about,
      Set<String> refusals,
      Predicate<IrcLine> success,
      Isupport isupport,
      @Nullable LegacyException whenIgnored) {
    this.name = name;
    this.about = List.copyOf(about);
    this.refusals = refusals;
    this.success = success;
    this.isupport = isupport;
    this.whenIgnored = whenIgnored;
  }

  CompletionStage<Void> done() {
    return done;
  }

  @Override
  public Claim claims(IrcLine line) {
    if (!Refusals.isRefusal(line)) {
      return success.test(line) ? Claim.YES : Claim.NO;
    }
    if (Refusals.isAboutCommand(line, name)) {
      return Claim.YES;
    }
    boolean named = about.stream().anyMatch(it -> Refusals.mentions(line, it, isupport));
    boolean typical = refusals.contains(line.command());
    if (named && typical) {
      return Claim.YES;
    }
    boolean general = Refusals.MESSAGE.contains(line.command());
    return typical || (named && !general) ? Claim.PERHAPS : Claim.NO;
  }

  @Override
  public void take(IrcLine line) {
    if (Refusals.isRefusal(line)) {
      done.completeExceptionally(
          new LegacyException(Refusals.reason(line), Text.literal(Refusals.text(line))));
    } else {
      done.complete(null);
    }
  }

  @Override
  public boolean isOver() {
    return done.isDone();
  }

  @Override
  public boolean isEchoed() {
    return false;
  }

  @Override
  public void passed() {
    if (whenIgnored == null) {
      done.complete(null);
    } else {
      done.completeExceptionally(whenIgnored);
    }
  }

  @Override
  public void lost(boolean written, Text text) {
    done.completeExceptionally(new LegacyException(FailureReason.CONNECTION_LOST, text));
  }

  @Override
  public void refused(Text text) {
    done.completeExceptionally(new LegacyException(FailureReason.RATE_LIMITED, text));
  }
}
