package im.gangway.sms.smpp;

import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.CommandStatus;
import im.gangway.sms.receipt.MessageIdForm;
import im.gangway.sms.smpp.wire.MalformedPduException;
import im.gangway.sms.smpp.wire.Pdu;
import im.gangway.sms.smpp.wire.SubmitSm;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The submissions of one connection that have no answer yet, by the sequence numbers of their PDUs,
 * and those whose answer came too late. Thread-safe; outcomes are told outside of its lock.
 */
final class Submissions {
  private static final int MOST_LATE = 10_000;

  private final int window;
  private final MessageIdForm ids;
  private final ProviderListener listener;
  private final Map<Integer, Unanswered> unanswered = new LinkedHashMap<>();
  private final Map<Integer, String> overdue =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
          return size() > MOST_LATE;
        }
      };

  Submissions(int window, MessageIdForm ids, ProviderListener listener) {
    this.window = window;
    this.ids = ids;
    this.listener = listener;
  }

  private record Unanswered(String reference, Instant since, CompletableFuture<Submitted> result) {}

  /** One more; empty when the window is full. */
  synchronized Optional<CompletableFuture<Submitted>> add(
      int sequence, String reference, Instant now) {
    if (unanswered.size() >= window) {
      return Optional.empty();
    }
    CompletableFuture<Submitted> result = new CompletableFuture<>();
    unanswered.put(sequence, new Unanswered(reference, now, result));
    return Optional.of(result);
  }

  /** How many have no answer. */
  synchronized int size() {
    return unanswered.size();
  }

  /**
   * The SMSC answered, by {@code submit_sm_resp} or {@code generic_nack}.
   *
   * @throws MalformedPduException when the answer cannot be read; the submission then has none
   */
  void answered(Pdu response) throws MalformedPduException {
    Submitted outcome = outcome(response);
    Unanswered known;
    String reference;
    synchronized (this) {
      known = unanswered.remove(response.sequence());
      reference = overdue.remove(response.sequence());
    }
    if (known != null) {
      known.result().complete(outcome);
    } else if (reference != null) {
      listener.late(reference, outcome);
    }
  }

  private Submitted outcome(Pdu response) throws MalformedPduException {
    if (response.status() != 0) {
      CommandStatus status = new CommandStatus(response.status());
      return new Submitted.Refused(status.action(), status.reason(), status.text());
    }
    String id = ids.canonical(SubmitSm.idOf(response));
    return new Submitted.Accepted(id.isEmpty() ? List.of() : List.of(id));
  }

  /** Nobody waits any longer for answers to what was sent before. */
  void expire(Instant before) {
    List<Unanswered> expired = new ArrayList<>();
    synchronized (this) {
      Iterator<Map.Entry<Integer, Unanswered>> all = unanswered.entrySet().iterator();
      while (all.hasNext()) {
        Map.Entry<Integer, Unanswered> each = all.next();
        if (each.getValue().since().isBefore(before)) {
          all.remove();
          overdue.put(each.getKey(), each.getValue().reference());
          expired.add(each.getValue());
        }
      }
    }
    Submitted outcome = unknown(FailureReason.NETWORK_UNREACHABLE, "no-answer");
    expired.forEach(each -> each.result().complete(outcome));
  }

  /** The connection is gone, and with it all answers, late ones too. */
  void lost() {
    List<Unanswered> open;
    List<String> late;
    synchronized (this) {
      open = List.copyOf(unanswered.values());
      late = List.copyOf(overdue.values());
      unanswered.clear();
      overdue.clear();
    }
    Submitted outcome = unknown(FailureReason.CONNECTION_LOST, "link-lost");
    open.forEach(each -> each.result().complete(outcome));
    late.forEach(reference -> listener.late(reference, outcome));
  }

  private static Submitted unknown(FailureReason why, String key) {
    return new Submitted.Unknown(why, Text.of(Submissions.class, key));
  }
}
