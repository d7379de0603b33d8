package im.gangway.core.info;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqRequest;
import im.gangway.transport.Ability;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.TransportInfo;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Shows the card of a contact (XEP-0054), where the network tells who people are; nobody can change
 * one.
 */
public final class ContactVcardHandler extends CardHandler {
  private final boolean tellsProfiles;

  public ContactVcardHandler(TransportInfo transport) {
    this.tellsProfiles = transport.abilities().contains(Ability.PROFILES);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.CONTACT);
  }

  @Override
  public Set<String> features() {
    return tellsProfiles ? Set.of(namespace()) : Set.of();
  }

  @Override
  CompletionStage<IqAnswer> show(IqRequest request) throws StanzaException {
    if (!tellsProfiles) {
      throw ContactProfiles.unknown();
    }
    LegacyAddress contact = ((Target.Contact) request.target()).address();
    return ContactProfiles.of(request, contact)
        .thenApply(profile -> IqAnswer.of(ContactCard.of(contact, profile)));
  }
}
