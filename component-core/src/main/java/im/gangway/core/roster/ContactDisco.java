package im.gangway.core.roster;

import im.gangway.core.address.TargetKind;
import im.gangway.core.disco.DiscoExtension;
import im.gangway.core.disco.DiscoItem;
import im.gangway.core.disco.DiscoItems;
import im.gangway.core.disco.DiscoRequest;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The contacts of whoever asks belong to the gateway, those of others do not. */
final class ContactDisco implements DiscoExtension {
  private static final int MAX_ITEMS = 1000;

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY);
  }

  @Override
  public CompletionStage<DiscoItems> items(DiscoRequest request) {
    return DiscoItems.now(
        Contacts.of(request.session()).book().all().stream()
            .filter(entry -> entry.seen)
            .limit(MAX_ITEMS)
            .map(entry -> new DiscoItem(entry.jid, "", entry.title()))
            .toList());
  }
}
