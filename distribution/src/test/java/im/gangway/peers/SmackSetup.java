package im.gangway.peers;

import java.io.Reader;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.roster.Roster.SubscriptionMode;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.jivesoftware.smack.xml.XmlPullParserException;

/** What Smack needs to be told once, before its first connection. */
final class SmackSetup {
  private static final String PARSER = "javax.xml.stream.XMLInputFactory";

  private SmackSetup() {}

  static {
    useParserOfTheJdk();
    Roster.setDefaultSubscriptionMode(SubscriptionMode.manual);
  }

  /** Does nothing but load this class. */
  static void ensure() {}

  /**
   * Smack keeps the first StAX parser that it finds. With Woodstox, which says "" where the JDK's
   * parser says null for a missing prefix, it fails on every extension that it does not know.
   */
  private static void useParserOfTheJdk() {
    String before = System.getProperty(PARSER);
    System.setProperty(PARSER, "com.sun.xml.internal.stream.XMLInputFactoryImpl");
    try {
      SmackXmlParser.newXmlParser(Reader.nullReader());
    } catch (XmlPullParserException e) {
      throw new IllegalStateException(e);
    } finally {
      if (before == null) {
        System.clearProperty(PARSER);
      } else {
        System.setProperty(PARSER, before);
      }
    }
  }
}
