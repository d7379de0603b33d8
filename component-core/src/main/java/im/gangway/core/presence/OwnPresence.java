package im.gangway.core.presence;

import im.gangway.core.error.StanzaErrors;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/**
 * The gateway's own presence to the user's resources, which says how the login goes. Confined to
 * the user's mailbox.
 */
final class OwnPresence {
  private final UserSession session;
  private final GatewayVoice voice;
  private final LoginAttempts attempts;
  private @Nullable FailureReason hinted;

  OwnPresence(UserSession session, GatewayVoice voice, LoginAttempts attempts) {
    this.session = session;
    this.voice = voice;
    this.attempts = attempts;
  }

  /** Shows how the gateway is at present. */
  void show(JID to) {
    Trouble trouble = attempts.trouble();
    switch (attempts.state()) {
      case ONLINE -> voice.available(to);
      case CONNECTING, WAITING -> {
        if (trouble == null) {
          connecting(to);
        } else {
          voice.unavailable(to, trouble.text());
        }
      }
      case OFFLINE, REFUSED, LOGGED_OUT ->
          voice.unavailable(to, trouble == null ? Text.NONE : trouble.text());
    }
  }

  private void connecting(JID to) {
    if (session.legacy().isQueued()) {
      voice.queued(to);
    } else {
      voice.connecting(to);
    }
  }

  /** Tells a resource why the user is not logged in any more. */
  void tell(JID resource, Trouble now) {
    voice.error(resource, StanzaErrors.of(now.reason(), now.text()));
    voice.unavailable(resource, now.text());
  }

  /** Tells the user what to do about it, once. */
  void hint(Trouble now) {
    if (hinted != now.reason()) {
      now.hint(session.domain()).ifPresent(voice::say);
      hinted = now.reason();
    }
  }

  /** The same may be told again. */
  void forgetHint() {
    hinted = null;
  }
}
