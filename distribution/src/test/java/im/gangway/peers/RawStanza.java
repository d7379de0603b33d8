package im.gangway.peers;

import org.jivesoftware.smack.packet.Nonza;
import org.jivesoftware.smack.packet.XmlEnvironment;

/** A stanza that Smack sends as the text it is. */
record RawStanza(String text) implements Nonza {
  @Override
  public String getElementName() {
    return text.replaceFirst("(?s)^<([a-z]+).*", "$1");
  }

  @Override
  public String getNamespace() {
    return "jabber:client";
  }

  @Override
  public CharSequence toXML(XmlEnvironment environment) {
    return text;
  }
}
