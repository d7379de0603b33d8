package im.gangway.core.xml;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.dom4j.Element;

/** Says when something was sent that arrives late (XEP-0203, XEP-0082). */
public final class DelayStamp {
  /** The namespace of the stamp. */
  public static final String NAMESPACE = "urn:xmpp:delay";

  private DelayStamp() {}

  /** Adds the stamp to a stanza. */
  public static void add(Element stanza, String from, Instant sentAt) {
    Element delay = Elements.create("delay", NAMESPACE);
    delay.addAttribute("from", from);
    delay.addAttribute(
        "stamp", DateTimeFormatter.ISO_INSTANT.format(sentAt.truncatedTo(ChronoUnit.MILLIS)));
    stanza.add(delay);
  }
}
