package im.gangway.irc;

import im.gangway.transport.AddressPrompt;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people type for a nick, channel or network: {@code nick}, {@code #channel@network}, {@code
 * nick%network}, {@code irc://network/channel}.
 */
record IrcPrompt(IrcSettings settings, IrcAddresses addresses) {
  static final AddressPrompt PROMPT =
      new AddressPrompt(
          Text.of(IrcPrompt.class, "prompt-description"), Text.of(IrcPrompt.class, "prompt"));

  private static final Pattern LINK =
      Pattern.compile("ircs?://([^/?#]+)/([^?,]*)(?:[?,].*)?", Pattern.CASE_INSENSITIVE);

  /** The address as it stands in a JID, with its escapes undone; it may still be none. */
  String address(String typed) throws InvalidAddressException {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    Matcher link = LINK.matcher(text);
    if (link.matches()) {
      return on(link.group(1), channel(link.group(2)));
    }
    int at = text.lastIndexOf('@');
    if (at > 0 && ServerName.isValid(text.substring(at + 1))) {
      return on(text.substring(at + 1), text.substring(0, at));
    }
    return needsNetwork(text) ? text + "%" + onlyNetwork(text) : text;
  }

  /** In links, channels may stand without their sign. */
  private static String channel(String name) {
    return name.isEmpty() || "#&".indexOf(name.charAt(0)) >= 0 ? name : "#" + name;
  }

  private String on(String server, String name) throws InvalidAddressException {
    Optional<String> fixed = addresses.fixedServer();
    if (fixed.isEmpty()) {
      return name.isEmpty() ? server : name + "%" + server;
    }
    if (!fixed.get().equals(server)) {
      throw new InvalidAddressException(Text.of(IrcPrompt.class, "one-network", fixed.get()));
    }
    return name.isEmpty() ? server : name;
  }

  /** A word alone is a nick, unless it is what a network is called. */
  private boolean needsNetwork(String text) {
    boolean network = text.indexOf('.') >= 0 || settings.listed(text).isPresent();
    boolean channel = text.startsWith("#") || text.startsWith("&");
    return addresses.fixedServer().isEmpty()
        && text.indexOf('%') < 0
        && !text.isEmpty()
        && (channel || !network);
  }

  private String onlyNetwork(String text) throws InvalidAddressException {
    if (settings.networks().size() != 1) {
      throw new InvalidAddressException(Text.of(IrcPrompt.class, "which-network", text));
    }
    return settings.networks().get(0).name();
  }
}
