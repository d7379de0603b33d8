package im.gangway.core.error;

import java.util.Locale;

/** The conditions of stanza errors (RFC 6120 §8.3.3), each with the type it usually has. */
public enum Condition {
  BAD_REQUEST(ErrorType.MODIFY, 400),
  CONFLICT(ErrorType.CANCEL, 409),
  FEATURE_NOT_IMPLEMENTED(ErrorType.CANCEL, 501),
  FORBIDDEN(ErrorType.AUTH, 403),
  GONE(ErrorType.CANCEL, 302),
  INTERNAL_SERVER_ERROR(ErrorType.CANCEL, 500),
  ITEM_NOT_FOUND(ErrorType.CANCEL, 404),
  JID_MALFORMED(ErrorType.MODIFY, 400),
  NOT_ACCEPTABLE(ErrorType.MODIFY, 406),
  NOT_ALLOWED(ErrorType.CANCEL, 405),
  NOT_AUTHORIZED(ErrorType.AUTH, 401),
  POLICY_VIOLATION(ErrorType.MODIFY, 0),
  RECIPIENT_UNAVAILABLE(ErrorType.WAIT, 404),
  REDIRECT(ErrorType.MODIFY, 302),
  REGISTRATION_REQUIRED(ErrorType.AUTH, 407),
  REMOTE_SERVER_NOT_FOUND(ErrorType.CANCEL, 404),
  REMOTE_SERVER_TIMEOUT(ErrorType.WAIT, 504),
  RESOURCE_CONSTRAINT(ErrorType.WAIT, 500),
  SERVICE_UNAVAILABLE(ErrorType.CANCEL, 503),
  SUBSCRIPTION_REQUIRED(ErrorType.AUTH, 407),
  UNDEFINED_CONDITION(ErrorType.CANCEL, 500),
  UNEXPECTED_REQUEST(ErrorType.WAIT, 400);

  private final ErrorType usualType;
  private final int code;

  Condition(ErrorType usualType, int code) {
    this.usualType = usualType;
    this.code = code;
  }

  /** The type of an error with this condition unless something is special about it. */
  public ErrorType usualType() {
    return usualType;
  }

  /** The number that old clients know it by (XEP-0086); 0 where there is none. */
  public int code() {
    return code;
  }

  /** The name of its element. */
  public String element() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
