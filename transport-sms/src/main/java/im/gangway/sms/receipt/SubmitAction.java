package im.gangway.sms.receipt;

/** What to do about a refused submission. */
public enum SubmitAction {
  /** Slow the whole route down, then send again in order. */
  BACK_OFF,
  /** Try another route once, then this one again later. */
  OTHER_ROUTE_OR_RETRY,
  /** Only another route can help. */
  OTHER_ROUTE,
  /** Bind again, then send again. */
  REBIND,
  /** Give it up. */
  GIVE_UP,
  /** Give it up and tell the admin: something is set up wrongly. */
  GIVE_UP_AND_ALARM,
  /** Nothing was refused. */
  NONE
}
