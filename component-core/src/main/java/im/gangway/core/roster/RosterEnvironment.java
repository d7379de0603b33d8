package im.gangway.core.roster;

import im.gangway.core.disco.Capabilities;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.privilege.Privileges;
import im.gangway.core.session.SessionLoader;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.ContactStore;
import im.gangway.transport.Ability;
import java.util.concurrent.CompletionStage;

/**
 * What the contacts of one domain's users share; gives each session its {@link Contacts}.
 * Thread-safe.
 */
record RosterEnvironment(
    GatewayContext context,
    ContactStore store,
    Capabilities capabilities,
    Privileges privileges,
    GreetedUsers greeted,
    PacedTurns turns)
    implements SessionLoader {

  @Override
  public CompletionStage<Runnable> load(UserSession session) {
    return store
        .load(session.domain(), session.user().toBareJID(), ContactBook.MAX_CONTACTS)
        .thenApply(
            found ->
                () -> session.part(Contacts.class, owner -> new Contacts(owner, this)).load(found));
  }

  /** Whether the network has contacts who agree to be seen. */
  boolean hasContacts() {
    return context.info().abilities().contains(Ability.CONTACTS);
  }
}
