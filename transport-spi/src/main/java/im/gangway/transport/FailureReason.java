package im.gangway.transport;

/**
 * Why something failed: a closed vocabulary that the gateway maps to stanza errors in one table.
 */
public enum FailureReason {
  /** The address cannot exist on this network. */
  ADDRESS_INVALID,
  /** There is no such legacy user. */
  RECIPIENT_UNKNOWN,
  /** The legacy user exists, is offline and cannot be left a message. */
  RECIPIENT_OFFLINE,
  /** The legacy user had that address, and has it no longer. */
  RECIPIENT_GONE,
  /** The legacy user exists and could not be reached in time; later it may work. */
  RECIPIENT_OUT_OF_REACH,
  /** The network, or somebody on the way, will never take it for that legacy user. */
  DELIVERY_REFUSED,
  /** The network took it and gave it up. */
  DELIVERY_FAILED,
  /** There is no such room. */
  ROOM_UNKNOWN,
  /** The room takes no more people. */
  ROOM_FULL,
  /** The room cannot be entered at present, for a reason that may pass. */
  ROOM_UNAVAILABLE,
  /** The room may not be created by this user. */
  ROOM_CREATION_REFUSED,
  /** The room is for invited users only. */
  INVITATION_REQUIRED,
  /** The room needs a password, or another one. */
  ROOM_PASSWORD_WRONG,
  /** The user is banned. */
  BANNED,
  /** The network wants an account of its own for this. */
  ACCOUNT_REQUIRED,
  /** The user is in more rooms than the network allows. */
  TOO_MANY_ROOMS,
  /** Somebody else has that nick. */
  NICK_IN_USE,
  /** The network does not allow that nick. */
  NICK_INVALID,
  /** The user is not in that room. */
  NOT_IN_ROOM,
  /** The user may not do that. */
  NOT_PERMITTED,
  /** The network refused the credentials. */
  CREDENTIALS_REFUSED,
  /** The network ended the session since the account logged in somewhere else. */
  REPLACED,
  /** There is no such network or host. */
  NETWORK_UNKNOWN,
  /** The network may not be reached through this gateway. */
  NETWORK_NOT_ALLOWED,
  /** The network cannot be reached or does not answer. */
  NETWORK_UNREACHABLE,
  /** The connection was lost before the answer. */
  CONNECTION_LOST,
  /** The text is longer than the network or the gateway allows. */
  TEXT_TOO_LONG,
  /** The content cannot be sent to this network. */
  CONTENT_REFUSED,
  /** The content breaks a rule of the network, such as one against spam. */
  POLICY_VIOLATED,
  /** Too much at once; later it will work. */
  RATE_LIMITED,
  /** The network or the transport has no such ability. */
  UNSUPPORTED,
  /** The network refused and did not say why, or nothing else here says it. */
  UNEXPLAINED,
  /** A fault of the transport or the gateway. */
  INTERNAL
}
