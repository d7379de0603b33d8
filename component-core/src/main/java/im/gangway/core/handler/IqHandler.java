package im.gangway.core.handler;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.StanzaException;
import im.gangway.transport.LegacyException;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.IQ;

/** Answers requests of one namespace (RFC 6120 §8.2.3); one file per namespace. Thread-safe. */
public interface IqHandler {

  /** The namespace of the payload. */
  String namespace();

  /** The name of the payload. */
  default String element() {
    return "query";
  }

  /** {@code get}, {@code set} or both; the other is answered with an error. */
  Set<IQ.Type> types();

  /** At what it may be directed. */
  Set<TargetKind> targets();

  /** What service discovery shows on those targets because of this handler. */
  default Set<String> features() {
    return Set.of(namespace());
  }

  /**
   * Handles a request, on the mailbox of its sender; must not block and not wait for the mailbox.
   *
   * @return the answer; a failure is answered as an error
   */
  CompletionStage<IqAnswer> handle(IqRequest request) throws StanzaException, LegacyException;
}
