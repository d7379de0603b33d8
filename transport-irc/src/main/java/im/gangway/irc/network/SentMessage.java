package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.line.Isupport;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A message on its way, in one or more lines to one target. The network took it when the last line
 * was echoed, or when the server has come past it; it is refused when one line is.
 */
final class SentMessage implements Expectation {
  private final String command;
  private final String target;
  private final List<String> pieces;
  private final boolean echoed;
  private final Isupport isupport;
  private final List<LegacyMessageId> ids = new ArrayList<>();
  private final CompletableFuture<SendOutcome> outcome = new CompletableFuture<>();
  private int answered;

  SentMessage(
      String command, String target, List<String> pieces, boolean echoed, Isupport isupport) {
    this.command = command;
    this.target = target;
    this.pieces = List.copyOf(pieces);
    this.echoed = echoed;
    this.isupport = isupport;
  }

  CompletionStage<SendOutcome> outcome() {
    return outcome;
  }

  List<IrcLine> lines() {
    return pieces.stream().map(piece -> IrcLine.of(command, target, piece)).toList();
  }

  @Override
  public Claim claims(IrcLine line) {
    if (Refusals.isRefusal(line)) {
      return claimsRefusal(line);
    }
    boolean mine =
        echoed
            && line.command().equals(command)
            && isupport.caseMapping().same(line.param(0), target)
            && line.last().equals(pieces.get(Math.min(answered, pieces.size() - 1)));
    return mine ? Claim.YES : Claim.NO;
  }

  private Claim claimsRefusal(IrcLine line) {
    if (Refusals.isAboutCommand(line, command)) {
      return line.params().contains(target) ? Claim.YES : Claim.PERHAPS;
    }
    if (!Refusals.mentions(line, target, isupport)) {
      return Claim.NO;
    }
    return Refusals.MESSAGE.contains(line.command()) ? Claim.YES : Claim.PERHAPS;
  }

  @Override
  public void take(IrcLine line) {
    answered++;
    if (Refusals.isRefusal(line)) {
      outcome.complete(
          new SendOutcome.Refused(Refusals.reason(line), Text.literal(Refusals.text(line))));
      return;
    }
    line.tag("msgid").filter(id -> !id.isEmpty()).map(LegacyMessageId::new).ifPresent(ids::add);
    if (isOver()) {
      outcome.complete(new SendOutcome.Accepted(ids));
    }
  }

  @Override
  public boolean isOver() {
    return answered >= pieces.size();
  }

  @Override
  public boolean isEchoed() {
    return echoed;
  }

  @Override
  public void passed() {
    outcome.complete(new SendOutcome.Accepted(ids));
  }

  @Override
  public void lost(boolean written, Text text) {
    outcome.complete(
        written
            ? new SendOutcome.Unknown(FailureReason.CONNECTION_LOST, text)
            : new SendOutcome.Refused(FailureReason.CONNECTION_LOST, text));
  }

  @Override
  public void refused(Text text) {
    outcome.complete(new SendOutcome.Refused(FailureReason.RATE_LIMITED, text));
  }
}
