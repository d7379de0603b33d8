package im.gangway.sms.text;

/** What an SMSC means by data coding 0, "SMSC default alphabet" (SMPP 3.4 §5.2.19). */
public enum DefaultAlphabet {
  /** A septet in an octet. */
  GSM,
  /** Packed septets, as on the air. */
  GSM_PACKED,
  /** ISO 8859-1, which the SMSC turns into septets. */
  LATIN1
}
