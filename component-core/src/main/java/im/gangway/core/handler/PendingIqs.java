package im.gangway.core.handler;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/**
 * The requests that the gateway made to a user's server or clients, until they are answered. Only
 * whoever was asked can answer. Confined to the mailbox of the bare JID that is asked.
 */
public final class PendingIqs implements SessionPart {
  private static final int MAX_PENDING = 100;

  private final UserSession session;
  private final Map<String, Pending> pending = new HashMap<>();

  private record Pending(JID asked, CompletableFuture<IQ> answer, Runnable forgetExpiry) {}

  private PendingIqs(UserSession session) {
    this.session = session;
  }

  public static PendingIqs of(UserSession session) {
    return session.part(PendingIqs.class, PendingIqs::new);
  }

  /**
   * Sends a request, giving it an id.
   *
   * @param request to a JID of this session's user
   * @return the result or the error, on the mailbox; fails with a {@link StanzaException} when none
   *     comes in time
   */
  public CompletionStage<IQ> ask(IQ request, Duration patience) {
    CompletableFuture<IQ> answer = new CompletableFuture<>();
    if (pending.size() >= MAX_PENDING) {
      answer.completeExceptionally(unanswered());
      return answer;
    }
    request.setID(StanzaIds.next());
    Runnable forgetExpiry = session.afterUnless(patience, () -> expire(request.getID()));
    pending.put(request.getID(), new Pending(request.getTo(), answer, forgetExpiry));
    session.unsettled();
    session.send(request);
    return answer;
  }

  /** Takes an answer; what nobody asked for is ignored. */
  void answered(IQ iq) {
    Pending asked = pending.get(String.valueOf(iq.getID()));
    if (asked != null && asked.asked().equals(iq.getFrom())) {
      pending.remove(iq.getID());
      asked.forgetExpiry().run();
      asked.answer().complete(iq);
      session.settled();
    }
  }

  private void expire(String id) {
    Pending late = pending.remove(id);
    if (late != null) {
      late.answer().completeExceptionally(unanswered());
      session.settled();
    }
  }

  private static StanzaException unanswered() {
    return new StanzaException(
        Condition.REMOTE_SERVER_TIMEOUT, Text.of(PendingIqs.class, "no-answer"));
  }

  @Override
  public boolean keepsAlive() {
    return false;
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    // what was asked on the XMPP side has nothing to do with that
  }
}
