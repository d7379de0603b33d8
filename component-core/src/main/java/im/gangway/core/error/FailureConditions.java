package im.gangway.core.error;

import static im.gangway.core.error.Condition.CONFLICT;
import static im.gangway.core.error.Condition.FEATURE_NOT_IMPLEMENTED;
import static im.gangway.core.error.Condition.FORBIDDEN;
import static im.gangway.core.error.Condition.GONE;
import static im.gangway.core.error.Condition.INTERNAL_SERVER_ERROR;
import static im.gangway.core.error.Condition.ITEM_NOT_FOUND;
import static im.gangway.core.error.Condition.JID_MALFORMED;
import static im.gangway.core.error.Condition.NOT_ACCEPTABLE;
import static im.gangway.core.error.Condition.NOT_ALLOWED;
import static im.gangway.core.error.Condition.NOT_AUTHORIZED;
import static im.gangway.core.error.Condition.POLICY_VIOLATION;
import static im.gangway.core.error.Condition.RECIPIENT_UNAVAILABLE;
import static im.gangway.core.error.Condition.REGISTRATION_REQUIRED;
import static im.gangway.core.error.Condition.REMOTE_SERVER_NOT_FOUND;
import static im.gangway.core.error.Condition.REMOTE_SERVER_TIMEOUT;
import static im.gangway.core.error.Condition.RESOURCE_CONSTRAINT;
import static im.gangway.core.error.Condition.SERVICE_UNAVAILABLE;
import static im.gangway.core.error.Condition.UNDEFINED_CONDITION;

import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;

/** The one table of what a failure on the legacy side is called in XMPP. */
final class FailureConditions {
  private FailureConditions() {}

  static StanzaError error(FailureReason reason, Text text) {
    return switch (reason) {
      case ADDRESS_INVALID -> StanzaError.of(JID_MALFORMED, text);
      case RECIPIENT_UNKNOWN, ROOM_UNKNOWN -> StanzaError.of(ITEM_NOT_FOUND, text);
      case RECIPIENT_GONE -> StanzaError.of(GONE, text);
      case RECIPIENT_OUT_OF_REACH -> StanzaError.of(RECIPIENT_UNAVAILABLE, text);
      case RECIPIENT_OFFLINE, DELIVERY_FAILED -> StanzaError.of(SERVICE_UNAVAILABLE, text);
      case ROOM_FULL, ROOM_UNAVAILABLE -> StanzaError.of(SERVICE_UNAVAILABLE, ErrorType.WAIT, text);
      case ROOM_CREATION_REFUSED, DELIVERY_REFUSED -> StanzaError.of(NOT_ALLOWED, text);
      case INVITATION_REQUIRED, ACCOUNT_REQUIRED -> StanzaError.of(REGISTRATION_REQUIRED, text);
      case ROOM_PASSWORD_WRONG, CREDENTIALS_REFUSED -> StanzaError.of(NOT_AUTHORIZED, text);
      case BANNED, NOT_PERMITTED, NETWORK_NOT_ALLOWED -> StanzaError.of(FORBIDDEN, text);
      case REPLACED -> StanzaError.of(CONFLICT, text);
      case TOO_MANY_ROOMS, RATE_LIMITED -> StanzaError.of(RESOURCE_CONSTRAINT, text);
      case NICK_IN_USE -> StanzaError.of(CONFLICT, text);
      case NICK_INVALID, NOT_IN_ROOM, CONTENT_REFUSED -> StanzaError.of(NOT_ACCEPTABLE, text);
      case NETWORK_UNKNOWN -> StanzaError.of(REMOTE_SERVER_NOT_FOUND, text);
      case NETWORK_UNREACHABLE, CONNECTION_LOST -> StanzaError.of(REMOTE_SERVER_TIMEOUT, text);
      case TEXT_TOO_LONG, POLICY_VIOLATED -> StanzaError.of(POLICY_VIOLATION, text);
      case UNSUPPORTED -> StanzaError.of(FEATURE_NOT_IMPLEMENTED, text);
      case UNEXPLAINED -> StanzaError.of(UNDEFINED_CONDITION, text);
      case INTERNAL -> StanzaError.of(INTERNAL_SERVER_ERROR, text);
    };
  }
}
