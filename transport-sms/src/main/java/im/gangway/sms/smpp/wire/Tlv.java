package im.gangway.sms.smpp.wire;

/** The tags of the optional parameters that we know (SMPP 3.4 §5.3.2). */
public final class Tlv {
  public static final int RECEIPTED_MESSAGE_ID = 0x001E;
  public static final int SAR_MSG_REF_NUM = 0x020C;
  public static final int SAR_TOTAL_SEGMENTS = 0x020E;
  public static final int SAR_SEGMENT_SEQNUM = 0x020F;
  public static final int SC_INTERFACE_VERSION = 0x0210;
  public static final int NETWORK_ERROR_CODE = 0x0423;
  public static final int MESSAGE_PAYLOAD = 0x0424;
  public static final int MESSAGE_STATE = 0x0427;

  private Tlv() {}
}
