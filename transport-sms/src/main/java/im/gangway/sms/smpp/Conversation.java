package im.gangway.sms.smpp;

import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.BindStatus;
import im.gangway.sms.receipt.CommandStatus;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.sms.smpp.wire.CommandId;
import im.gangway.sms.smpp.wire.MalformedPduException;
import im.gangway.sms.smpp.wire.Pdu;
import im.gangway.sms.smpp.wire.SmppConnection;
import im.gangway.sms.smpp.wire.SmppListener;
import im.gangway.sms.smpp.wire.SubmitSm;
import im.gangway.sms.text.Octets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What is said over one connection, from the bind to its end. Thread-safe. */
final class Conversation implements SmppListener {
  private static final int UNKNOWN_COMMAND = 0x03;

  private final SmppSettings settings;
  private final Clock clock;
  private final Link link;
  private final Submissions submissions;
  private final Arrivals arrivals;
  private LinkPhase phase = LinkPhase.CONNECTING;
  private @Nullable SmppConnection connection;
  private int sequence;
  private Instant heardAt;
  private @Nullable Instant probedAt;
  private boolean ending;

  Conversation(SmppSettings settings, Clock clock, Link link, ProviderListener listener) {
    this.settings = settings;
    this.clock = clock;
    this.link = link;
    this.heardAt = clock.instant();
    this.submissions = new Submissions(settings.window(), settings.responseIds(), listener);
    this.arrivals = new Arrivals(new ArrivalReader(settings), listener);
  }

  @Override
  public void ready(SmppConnection ready) {
    synchronized (this) {
      connection = ready;
      heardAt = clock.instant();
      if (!ending) {
        phase = LinkPhase.BINDING;
        ready.send(settings.bind().toPdu(next()));
        return;
      }
    }
    ready.close("The gateway closes the link");
  }

  /** From 1 to the largest that SMPP knows, and again. */
  private int next() {
    sequence = sequence == Integer.MAX_VALUE ? 1 : sequence + 1;
    return sequence;
  }

  @Override
  public void received(Pdu pdu) throws MalformedPduException {
    SmppConnection from;
    boolean bound;
    synchronized (this) {
      heardAt = clock.instant();
      probedAt = null;
      from = connection;
      bound = phase == LinkPhase.BOUND;
    }
    if (from != null) {
      answer(pdu, from, bound);
    }
  }

  private void answer(Pdu pdu, SmppConnection from, boolean bound) throws MalformedPduException {
    switch (pdu.command()) {
      case CommandId.BIND_TRANSCEIVER_RESP -> bound(pdu, from);
      case CommandId.SUBMIT_SM_RESP -> submitted(pdu, from);
      case CommandId.GENERIC_NACK -> refused(pdu, from, bound);
      case CommandId.DELIVER_SM, CommandId.DATA_SM -> arrived(pdu, from, bound);
      case CommandId.ENQUIRE_LINK -> from.send(pdu.answer(0));
      case CommandId.UNBIND -> from.closeAfter(pdu.answer(0), "The SMSC ended the session");
      case CommandId.ENQUIRE_LINK_RESP, CommandId.OUTBIND, CommandId.ALERT_NOTIFICATION -> {}
      default -> unknown(pdu, from);
    }
  }

  private static void unknown(Pdu pdu, SmppConnection from) {
    if (!CommandId.isResponse(pdu.command())) {
      from.send(pdu.nack(UNKNOWN_COMMAND));
    }
  }

  private void arrived(Pdu pdu, SmppConnection from, boolean bound) throws MalformedPduException {
    if (!bound) {
      throw new MalformedPduException("A message before the bind");
    }
    arrivals.take(pdu, from);
  }

  private void submitted(Pdu response, SmppConnection from) throws MalformedPduException {
    submissions.answered(response);
    if (actionOf(response) == SubmitAction.REBIND) {
      from.close("The SMSC says that we are not bound");
    }
  }

  private static SubmitAction actionOf(Pdu response) {
    return new CommandStatus(response.status()).action();
  }

  private void refused(Pdu nack, SmppConnection from, boolean bound) throws MalformedPduException {
    if (bound) {
      submissions.answered(nack);
    } else {
      bound(nack, from);
    }
  }

  private void bound(Pdu response, SmppConnection from) throws MalformedPduException {
    BindStatus status = BindStatus.of(response.status());
    synchronized (this) {
      if (phase != LinkPhase.BINDING) {
        throw new MalformedPduException("An answer to a bind that there was not");
      }
      phase = status == BindStatus.BOUND ? LinkPhase.BOUND : phase;
    }
    if (status == BindStatus.BOUND) {
      link.bound(this);
    } else {
      String code = new CommandStatus(response.status()).code();
      link.refused(status);
      from.close("The SMSC refused the bind with status " + code);
    }
  }

  /** Sends a message; empty where that cannot be now, and nothing was sent. */
  synchronized Optional<CompletionStage<Submitted>> submit(
      OutboundMessage message, SubmitSm composed) {
    SmppConnection to = connection;
    if (ending || phase != LinkPhase.BOUND || to == null) {
      return Optional.empty();
    }
    int number = next();
    Optional<CompletableFuture<Submitted>> place =
        submissions.add(number, message.reference(), clock.instant());
    if (place.isPresent()) {
      to.send(composed.toPdu(number));
    }
    return place.map(result -> result);
  }

  /** Looks at the time. */
  void tick() {
    Instant now = clock.instant();
    if (arrivals.areTooMany()) {
      return;
    }
    submissions.expire(now.minus(settings.times().response()));
    SmppConnection silent = null;
    synchronized (this) {
      SmppConnection open = connection;
      if (open != null && isSilent(now)) {
        silent = open;
      } else if (open != null && phase == LinkPhase.BOUND && isDue(now)) {
        probedAt = now;
        open.send(Pdu.request(CommandId.ENQUIRE_LINK, next(), Octets.NONE));
      }
    }
    if (silent != null) {
      silent.close("The SMSC does not answer");
    }
  }

  private boolean isDue(Instant now) {
    return probedAt == null && heardAt.plus(settings.times().idle()).isBefore(now);
  }

  private boolean isSilent(Instant now) {
    Instant asked = phase == LinkPhase.BINDING ? heardAt : probedAt;
    return asked != null && asked.plus(settings.times().response()).isBefore(now);
  }

  /** Ends it, with a word to the SMSC. */
  void close() {
    SmppConnection open;
    boolean politely;
    synchronized (this) {
      ending = true;
      open = connection;
      politely = phase == LinkPhase.BOUND;
    }
    if (open != null && politely) {
      open.closeAfter(
          Pdu.request(CommandId.UNBIND, Integer.MAX_VALUE, Octets.NONE), "The gateway closes");
    } else if (open != null) {
      open.close("The gateway closes the link");
    }
  }

  /** Ends it without a word. */
  void abort() {
    SmppConnection open;
    synchronized (this) {
      ending = true;
      open = connection;
    }
    if (open != null) {
      open.close("The gateway closes the link");
    }
  }

  @Override
  public void closed(String why) {
    synchronized (this) {
      phase = LinkPhase.OVER;
      connection = null;
    }
    link.ended(this, why);
    submissions.lost();
  }
}
