package im.gangway.sms.text;

/** The class of a message (3GPP 23.038 §4), in the order of its two bits. */
public enum MessageClass {
  /** To be shown at once and not kept: a flash message. */
  FLASH,
  /** For the phone. */
  PHONE,
  /** For the SIM. */
  SIM,
  /** For equipment behind the phone. */
  TERMINAL_EQUIPMENT
}
