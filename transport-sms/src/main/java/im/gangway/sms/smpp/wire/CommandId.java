package im.gangway.sms.smpp.wire;

/** The numbers of the commands that we speak (SMPP 3.4 §5.1.2.1). */
public final class CommandId {
  public static final int GENERIC_NACK = 0x80000000;
  public static final int SUBMIT_SM = 0x00000004;
  public static final int SUBMIT_SM_RESP = 0x80000004;
  public static final int DELIVER_SM = 0x00000005;
  public static final int DELIVER_SM_RESP = 0x80000005;
  public static final int UNBIND = 0x00000006;
  public static final int UNBIND_RESP = 0x80000006;
  public static final int BIND_TRANSCEIVER = 0x00000009;
  public static final int BIND_TRANSCEIVER_RESP = 0x80000009;
  public static final int OUTBIND = 0x0000000B;
  public static final int ENQUIRE_LINK = 0x00000015;
  public static final int ENQUIRE_LINK_RESP = 0x80000015;
  public static final int ALERT_NOTIFICATION = 0x00000102;
  public static final int DATA_SM = 0x00000103;
  public static final int DATA_SM_RESP = 0x80000103;

  private static final int RESPONSE = 0x80000000;

  private CommandId() {}

  /** Whether it answers another one. */
  public static boolean isResponse(int command) {
    return (command & RESPONSE) != 0;
  }

  /** What answers it. */
  public static int responseTo(int command) {
    return command | RESPONSE;
  }
}
