package im.gangway.transport.testing;

import im.gangway.transport.ContactSession;
import im.gangway.transport.ContactStatus;
import im.gangway.transport.FormField;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.PresenceSession;
import im.gangway.transport.Profile;
import im.gangway.transport.ProfileSession;
import im.gangway.transport.ReadSession;
import im.gangway.transport.SearchSession;
import im.gangway.transport.SendOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the gateway sees of a {@link ScriptedSession}: every ability but those of rooms. */
final class ScriptedLegacySession
    implements ContactSession, PresenceSession, ProfileSession, ReadSession, SearchSession {
  private final ScriptedSession session;
  private final ScriptedNetwork network;

  ScriptedLegacySession(ScriptedSession session, ScriptedNetwork network) {
    this.session = session;
    this.network = network;
  }

  @Override
  public CompletionStage<SendOutcome> send(OutgoingMessage message) {
    return session.send(message);
  }

  @Override
  public CompletionStage<Void> subscribe(
      LegacyAddress contact, Optional<String> alias, String text) {
    session.called("subscribe " + contact);
    if (network.approves()) {
      session.publish(new LegacyEvent.SubscriptionAccepted(contact));
    }
    return done();
  }

  @Override
  public CompletionStage<Void> unsubscribe(LegacyAddress contact) {
    session.called("unsubscribe " + contact);
    return done();
  }

  @Override
  public CompletionStage<Void> allow(LegacyAddress contact, boolean allowed) {
    session.called("allow " + contact + " " + allowed);
    return done();
  }

  @Override
  public void showPresence(ContactStatus status, String text) {
    session.called(text.isEmpty() ? "presence " + status : "presence " + status + " " + text);
  }

  @Override
  public void read(LegacyAddress from, LegacyMessageId message) {
    session.called("read " + from + " " + message.value());
  }

  @Override
  public CompletionStage<Optional<Profile>> profile(LegacyAddress contact) {
    session.called("profile " + contact);
    return CompletableFuture.completedFuture(network.profile(contact.value()));
  }

  @Override
  public List<FormField> searchFields() {
    return List.of(FormField.of("name", FormField.Type.TEXT, "Name", ""));
  }

  @Override
  public CompletionStage<List<Found>> search(Map<String, String> values) {
    String name = values.getOrDefault("name", "");
    session.called("search " + name);
    return CompletableFuture.completedFuture(network.search(name));
  }

  @Override
  public void close(String text) {
    session.close(text);
  }

  private static CompletionStage<Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
