package im.gangway.core.contact;

import im.gangway.core.handler.MessageRequest;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.MessageBodies;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.OutgoingMessage.Extras;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to the legacy session as they come; what has no outcome when the gateway ends is
 * lost. For networks that keep no messages themselves.
 */
public final class DirectWay implements MessageWay {

  @Override
  public CompletionStage<Void> send(
      MessageRequest request, LegacyAddress to, String text, Extras with) {
    UserSession session = request.session();
    Correspondence known = Correspondence.of(session);
    String stanzaId = request.stanza().getID();
    String id = known.sent().remember(request.stanza());
    return known
        .queue()
        .send(new OutgoingMessage(id, to, MessageBodies.toText(text), with))
        .thenAccept(accepted -> session.touch())
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                failed(request, stanzaId, id, known);
              }
            });
  }

  /** The sender is told by an error, once, and may try again. */
  private static void failed(
      MessageRequest request, @Nullable String stanzaId, String id, Correspondence known) {
    known.sent().settle(id);
    if (stanzaId != null) {
      known.repetitions().forget(request.from(), request.to(), stanzaId);
    }
  }
}
