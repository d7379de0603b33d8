package im.gangway.core.info;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.IqRequest;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.Profile;
import im.gangway.transport.ProfileSession;
import im.gangway.transport.Text;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Asks the network who a contact is. */
final class ContactProfiles {
  private ContactProfiles() {}

  /** What is known; fails if nothing is. */
  static CompletionStage<Profile> of(IqRequest request, LegacyAddress contact) {
    request.session().touch();
    return request
        .session()
        .legacy()
        .call(ProfileSession.class, network -> network.profile(contact))
        .thenApply(profile -> profile.orElseThrow(() -> new CompletionException(unknown())));
  }

  /** Nothing is known. */
  static StanzaException unknown() {
    return new StanzaException(Condition.ITEM_NOT_FOUND, Text.of(ContactProfiles.class, "no-card"));
  }
}
