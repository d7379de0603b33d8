package im.gangway.core.disco;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.StanzaException;
import im.gangway.transport.LegacyException;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Lets a concern add to service discovery what is not the same for every target of a kind. Called
 * on the asking user's mailbox; must not block.
 */
public interface DiscoExtension {

  /** Where it has something to tell. */
  Set<TargetKind> targets();

  /** Whether questions for this node are its to answer, at those targets. */
  default boolean owns(String node) {
    return false;
  }

  /**
   * Adds to what a room or an occupant is and can do, or tells it all for a node it owns. Not
   * called for the gateway, networks and contacts as such: they look the same to everybody
   * (XEP-0115).
   *
   * @throws StanzaException as the answer
   */
  default void describe(DiscoRequest request, DiscoInfo info)
      throws StanzaException, LegacyException {}

  /**
   * What belongs to the target, or to a node it owns. What several extensions tell is put together.
   */
  default CompletionStage<DiscoItems> items(DiscoRequest request)
      throws StanzaException, LegacyException {
    return DiscoItems.none();
  }
}
