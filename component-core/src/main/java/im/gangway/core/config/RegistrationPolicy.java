package im.gangway.core.config;

/** Who may register with a transport, and who may use it (XEP-0077). */
public enum RegistrationPolicy {
  /** Everyone with access may use it; registering adds an account of one's own. */
  OPTIONAL,
  /** Only registered users may use it. */
  REQUIRED,
  /** Only users that the administrator provisioned may use it; the form says so. */
  CLOSED,
  /** There is no registration and no sign of it in service discovery. */
  DISABLED
}
