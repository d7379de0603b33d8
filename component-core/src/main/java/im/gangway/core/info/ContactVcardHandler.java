package im.gangway.core.info;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.transport.Ability;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.Profile;
import im.gangway.transport.ProfileSession;
import im.gangway.transport.Text;
import im.gangway.transport.TransportInfo;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.IQ;

/**
 * Shows the card of a contact (XEP-0054), where the network tells who people are; nobody can change
 * one.
 */
public final class ContactVcardHandler implements IqHandler {
  private final boolean tellsProfiles;

  public ContactVcardHandler(TransportInfo transport) {
    this.tellsProfiles = transport.abilities().contains(Ability.PROFILES);
  }

  @Override
  public String namespace() {
    return ContactCard.NAMESPACE;
  }

  @Override
  public String element() {
    return "vCard";
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.get, IQ.Type.set);
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
  public CompletionStage<IqAnswer> handle(IqRequest request) throws StanzaException {
    if (request.stanza().getType() == IQ.Type.set) {
      throw new StanzaException(Condition.FORBIDDEN, Text.of(VcardHandler.class, "card-is-fixed"));
    }
    if (!tellsProfiles) {
      throw unknown();
    }
    LegacyAddress contact = ((Target.Contact) request.target()).address();
    request.session().touch();
    return request
        .session()
        .legacy()
        .call(ProfileSession.class, network -> network.profile(contact))
        .thenApply(profile -> answer(contact, profile));
  }

  private static IqAnswer answer(LegacyAddress contact, Optional<Profile> profile) {
    return IqAnswer.of(
        profile
            .map(known -> ContactCard.of(contact, known))
            .orElseThrow(() -> new CompletionException(unknown())));
  }

  private static StanzaException unknown() {
    return new StanzaException(
        Condition.ITEM_NOT_FOUND, Text.of(ContactVcardHandler.class, "no-card"));
  }
}
