package im.gangway.core.error;

import java.util.Locale;

/** The conditions of stanza errors (RFC 6120 §8.3.3), each with the type it usually has. */
public enum Condition {
  BAD_REQUEST(ErrorType.MODIFY),
  CONFLICT(ErrorType.CANCEL),
  FEATURE_NOT_IMPLEMENTED(ErrorType.CANCEL),
  FORBIDDEN(ErrorType.AUTH),
  GONE(ErrorType.CANCEL),
  INTERNAL_SERVER_ERROR(ErrorType.CANCEL),
  ITEM_NOT_FOUND(ErrorType.CANCEL),
  JID_MALFORMED(ErrorType.MODIFY),
  NOT_ACCEPTABLE(ErrorType.MODIFY),
  NOT_ALLOWED(ErrorType.CANCEL),
  NOT_AUTHORIZED(ErrorType.AUTH),
  POLICY_VIOLATION(ErrorType.MODIFY),
  RECIPIENT_UNAVAILABLE(ErrorType.WAIT),
  REDIRECT(ErrorType.MODIFY),
  REGISTRATION_REQUIRED(ErrorType.AUTH),
  REMOTE_SERVER_NOT_FOUND(ErrorType.CANCEL),
  REMOTE_SERVER_TIMEOUT(ErrorType.WAIT),
  RESOURCE_CONSTRAINT(ErrorType.WAIT),
  SERVICE_UNAVAILABLE(ErrorType.CANCEL),
  SUBSCRIPTION_REQUIRED(ErrorType.AUTH),
  UNDEFINED_CONDITION(ErrorType.CANCEL),
  UNEXPECTED_REQUEST(ErrorType.WAIT);

  private final ErrorType usualType;

  Condition(ErrorType usualType) {
    this.usualType = usualType;
  }

  /** The type of an error with this condition unless something is special about it. */
  public ErrorType usualType() {
    return usualType;
  }

  /** The name of its element. */
  public String element() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
