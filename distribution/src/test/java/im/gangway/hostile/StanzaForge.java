package im.gangway.hostile;

import im.gangway.hostile.Forged.Answers;
import im.gangway.scripted.Xml;
import java.util.List;
import java.util.Random;

/**
 * Makes well-formed stanzas that are wrong, of one user who has no good in mind; the same for the
 * same seed. Not thread-safe.
 */
final class StanzaForge {
  /** Who sends them. */
  static final String EVE = "eve@example.org/den";

  private static final String DOMAIN = "irc.example.org";
  private static final String ROOM = "#swamp%tiny@" + DOMAIN;
  private static final List<String> SENDERS =
      List.of(EVE, EVE, EVE, EVE, EVE, "eve@example.org", "eve@example.org/\uD83D\uDE00");
  private static final List<String> NOBODIES =
      List.of(
          "",
          " ",
          "@",
          "eve@",
          "/den",
          "eve@@example.org/x",
          "a b@example.org",
          "x@irc.example.org");
  private static final List<String> TARGETS =
      List.of(
          DOMAIN,
          "tiny@" + DOMAIN,
          "unlisted.example.net@" + DOMAIN,
          "someone%tiny@" + DOMAIN,
          "some%one%tiny@" + DOMAIN,
          ROOM,
          ROOM + "/eve",
          ROOM + "/someone",
          ROOM + "/a b c",
          "#%tiny@" + DOMAIN,
          "#\\20x\\2c%tiny@" + DOMAIN,
          "%tiny@" + DOMAIN,
          "#swamp@" + DOMAIN,
          DOMAIN + "/resource",
          "x".repeat(1000) + "%tiny@" + DOMAIN);
  private static final List<String> NOWHERE =
      List.of("", "@" + DOMAIN, "a@b@" + DOMAIN, DOMAIN + "/", "elsewhere.org", "x@sub." + DOMAIN);
  private static final List<String> TYPES =
      List.of("get", "get", "get", "set", "set", "set", "result", "error", "", "GET", "bogus");

  private final Random random;
  private final Payloads payloads;
  private int made;

  StanzaForge(long seed) {
    random = new Random(seed);
    payloads = new Payloads(random);
  }

  /** The next one. */
  Forged next() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> iq();
      case 4, 5, 6 -> message();
      case 7, 8 -> presence();
      default -> other();
    };
  }

  private Forged iq() {
    String id = id();
    String type = one(TYPES);
    boolean somebody = random.nextInt(12) > 0;
    boolean somewhere = random.nextInt(12) > 0;
    String from = one(somebody ? SENDERS : NOBODIES);
    String to = one(somewhere ? TARGETS : NOWHERE);
    String xml =
        "<iq" + attribute("type", type) + addresses(from, to, id) + ">" + iqContent() + "</iq>";
    boolean request = type.equals("get") || type.equals("set");
    boolean answer = type.equals("result") || type.equals("error");
    Answers due = request && somebody && somewhere ? Answers.ONCE : Answers.AT_MOST_ONCE;
    return new Forged(xml, id, answer ? Answers.NEVER : due);
  }

  private String iqContent() {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> payloads.any() + payloads.any();
      case 2 -> "text" + payloads.any();
      case 3 -> payloads.deep(random.nextInt(150));
      default -> payloads.any();
    };
  }

  private Forged message() {
    String id = id();
    String type =
        one(List.of("chat", "normal", "groupchat", "groupchat", "headline", "error", "", "sms"));
    String xml =
        "<message"
            + attribute("type", type)
            + addresses(one(SENDERS), one(MESSAGE_TARGETS), id)
            + ">"
            + payloads.ofMessage()
            + "</message>";
    return new Forged(xml, id, type.equals("error") ? Answers.NEVER : Answers.AT_MOST_ONCE);
  }

  /** Not the network, to which somebody may say any line there is. */
  private static final List<String> MESSAGE_TARGETS =
      TARGETS.stream().filter(to -> !to.startsWith("tiny@")).toList();

  private Forged presence() {
    String id = id();
    String type =
        one(
            List.of(
                "",
                "",
                "",
                "unavailable",
                "probe",
                "subscribe",
                "subscribed",
                "unsubscribe",
                "error",
                "away"));
    String to = random.nextBoolean() ? ROOM + "/" + one(HostileTexts.SHORT) : one(TARGETS);
    String xml =
        "<presence"
            + (type.isEmpty() ? "" : attribute("type", type))
            + addresses(one(SENDERS), to, id)
            + ">"
            + payloads.ofPresence()
            + "</presence>";
    return new Forged(xml, id, type.equals("error") ? Answers.NEVER : Answers.AT_MOST_ONCE);
  }

  /** What is no stanza, or one that is too much. */
  private Forged other() {
    String id = id();
    String to = one(TARGETS);
    String xml =
        switch (random.nextInt(8)) {
          case 0 -> "<route" + addresses(EVE, to, id) + "><message/></route>";
          case 1 -> "<iq xmlns='urn:not:a:stanza' type='get'" + addresses(EVE, to, id) + "/>";
          case 2 -> "<db:result xmlns:db='jabber:server:dialback'/>";
          case 3 -> "<message" + addresses(EVE, to, id) + ">" + payloads.deep(300) + "</message>";
          case 4 -> "<message" + addresses(EVE, to, id) + payloads.attributes(400) + "/>";
          case 5 -> "<presence" + addresses(EVE, to, id) + payloads.attributes(200) + "/>";
          case 6 -> "<message" + attribute("to", to) + "><body>from nobody</body></message>";
          default -> "<a:b xmlns:a='urn:x:" + "y".repeat(3000) + "'>" + payloads.any() + "</a:b>";
        };
    return new Forged(xml, id, Answers.AT_MOST_ONCE);
  }

  private String id() {
    String decoration =
        switch (random.nextInt(20)) {
          case 0 -> "'\"<&>";
          case 1 -> "\uD83D\uDE00";
          case 2 -> "i".repeat(1024);
          case 3 -> "i".repeat(20_000);
          case 4 -> "${x} %n";
          default -> "";
        };
    return "forged-" + made++ + decoration;
  }

  private String addresses(String from, String to, String id) {
    String language = random.nextInt(10) == 0 ? " xml:lang='" + "q".repeat(50) + "'" : "";
    return attribute("from", from) + attribute("to", to) + attribute("id", id) + language;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  static String attribute(String name, String value) {
    return " " + name + "='" + Xml.escaped(value) + "'";
  }
}
