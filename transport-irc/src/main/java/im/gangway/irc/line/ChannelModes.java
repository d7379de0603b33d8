package im.gangway.irc.line;

/**
 * The kinds of channel modes a server has (ISUPPORT's CHANMODES), which say whether a mode takes a
 * parameter.
 *
 * @param lists type A: lists such as bans
 * @param always type B: a parameter when set and when taken back, such as the key
 * @param whenSet type C: a parameter only when set, such as the limit
 * @param flags type D: never a parameter
 */
public record ChannelModes(String lists, String always, String whenSet, String flags) {
  /** What RFC 2812 §3.2.3 has, and the exceptions most servers added. */
  public static final ChannelModes DEFAULT = new ChannelModes("beI", "k", "l", "imnpst");

  /** Reads {@code A,B,C,D}; missing types are empty, further ones are left out. */
  public static ChannelModes parse(String value) {
    String[] types = value.split(",", -1);
    return new ChannelModes(type(types, 0), type(types, 1), type(types, 2), type(types, 3));
  }

  private static String type(String[] types, int index) {
    return index < types.length ? types[index] : "";
  }
}
