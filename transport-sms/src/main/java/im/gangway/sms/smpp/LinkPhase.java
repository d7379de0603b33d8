package im.gangway.sms.smpp;

/** How far a connection has come; each leads to the next, and all lead to the last. */
enum LinkPhase {
  CONNECTING,
  BINDING,
  BOUND,
  OVER
}
