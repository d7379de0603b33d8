package im.gangway.hostile;

import im.gangway.hostile.Forged.Answers;
import im.gangway.scripted.ScriptedWorld;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Bends what decent clients send, one user a portion; the same for the same seed. Not thread-safe.
 */
final class StanzaFuzz {
  private static final int USERS = 12;
  private static final List<String> RESOURCES =
      List.of("", "/a", "/a", "/a", "/b", "/\uD83D\uDE00", "/ x ");
  private static final List<String> PLACES =
      List.of(
          ScriptedWorld.DOMAIN,
          ScriptedWorld.DOMAIN,
          ScriptedWorld.DOMAIN,
          "tiny@" + ScriptedWorld.DOMAIN,
          "odd@" + ScriptedWorld.DOMAIN,
          "#swamp%tiny@" + ScriptedWorld.DOMAIN,
          "#swamp%tiny@" + ScriptedWorld.DOMAIN,
          "#marsh%tiny@" + ScriptedWorld.DOMAIN,
          "#swamp%odd@" + ScriptedWorld.DOMAIN,
          "#marsh%odd@" + ScriptedWorld.DOMAIN,
          "#SWAMP%Tiny@" + ScriptedWorld.DOMAIN,
          "#swamp%tiny@" + ScriptedWorld.DOMAIN + "/someone",
          "#swamp%tiny@" + ScriptedWorld.DOMAIN + "/a b c",
          "#swamp%odd@" + ScriptedWorld.DOMAIN + "/\u00E9\u0301",
          "someone%tiny@" + ScriptedWorld.DOMAIN,
          "someone%odd@" + ScriptedWorld.DOMAIN + "/x",
          "#%tiny@" + ScriptedWorld.DOMAIN,
          "%tiny@" + ScriptedWorld.DOMAIN,
          "#x\\20y\\2c%tiny@" + ScriptedWorld.DOMAIN,
          "nowhere@" + ScriptedWorld.DOMAIN);
  private static final List<String> ROOMS =
      PLACES.stream().filter(place -> place.matches("#[a-z]+%[a-z]+@[^/]+")).toList();
  private static final List<String> READERS =
      List.of(
          ScriptedWorld.DOMAIN,
          "fuzz0%tiny@" + ScriptedWorld.DOMAIN,
          "victim%odd@" + ScriptedWorld.DOMAIN);
  private static final List<String> FAREWELLS =
      List.of(
          "<command xmlns='http://jabber.org/protocol/commands' node='log-out'/>",
          "<query xmlns='jabber:iq:register'><remove/></query>");
  private static final List<String> TYPES =
      List.of(
          "get", "set", "result", "error", "", "GET", "chat", "groupchat", "headline", "subscribe");

  private final Random random;
  private final ShapeBender bender;
  private final Set<String> shown = new HashSet<>();
  private int made;
  private String user = "";

  StanzaFuzz(long seed) {
    random = new Random(seed);
    bender = new ShapeBender(random);
    nextUser();
  }

  /** From now on somebody else sends. @return a full JID of that one */
  String nextUser() {
    user = user(random.nextInt(USERS));
    return user + "/a";
  }

  /** All who ever send. */
  static List<String> users() {
    return IntStream.range(0, USERS).mapToObj(StanzaFuzz::user).toList();
  }

  private static String user(int number) {
    return "fuzz" + number + "@example.org";
  }

  /** The next one. */
  Forged next() {
    int kind = random.nextInt(10);
    Shape shape =
        kind < 5
            ? one(StanzaSeeds.IQS).copy()
            : kind < 8 ? one(StanzaSeeds.MESSAGES).copy() : one(StanzaSeeds.PRESENCES).copy();
    for (int i = random.nextInt(4); i > 0; i--) {
      bender.bend(shape);
    }
    bendHead(shape);
    return addressed(shape);
  }

  private void bendHead(Shape shape) {
    if (random.nextInt(20) == 0) {
      shape.attributes.put("type", one(TYPES));
    }
    if (random.nextInt(40) == 0) {
      shape.name = one(List.of("iq", "message", "presence"));
    }
    if (random.nextInt(40) == 0) {
      shape.attributes.remove("type");
    }
    if (random.nextInt(10) == 0) {
      shape.attributes.put("xml:lang", one(List.of("de", "", "x", "de-CH-1996", "q".repeat(90))));
    }
  }

  private Forged addressed(Shape shape) {
    String id = "forged-" + made++;
    boolean named = random.nextInt(30) > 0;
    boolean known = random.nextInt(30) > 0;
    shape.namespace = "";
    shape.attributes.put("from", user + one(RESOURCES));
    shape.attributes.put("to", known ? place(shape) : bender.address());
    if (named) {
      shape.attributes.put("id", id);
    }
    if (shape.name.equals("presence")) {
      shown.add(addresses(shape, "from") + addresses(shape, "to"));
    }
    return new Forged(shape.xml(), id, answers(shape, named, known));
  }

  private static String addresses(Shape shape, String name) {
    return StanzaForge.attribute(name, shape.attributes.getOrDefault(name, ""));
  }

  /** All users go offline as their server tells it to whoever saw them, and are users no more. */
  List<String> farewells() {
    List<String> stanzas = new ArrayList<>();
    shown.forEach(addresses -> stanzas.add("<presence type='unavailable'" + addresses + "/>"));
    shown.clear();
    for (int i = 0; i < USERS; i++) {
      String addresses =
          StanzaForge.attribute("from", user(i) + "/a")
              + StanzaForge.attribute("to", ScriptedWorld.DOMAIN);
      stanzas.add("<presence type='unavailable'" + addresses + "/>");
      FAREWELLS.forEach(
          content -> stanzas.add("<iq type='set' id='bye'" + addresses + ">" + content + "</iq>"));
    }
    return stanzas;
  }

  /** Not a message to a network, to which somebody may say any line there is. */
  private String place(Shape shape) {
    String place = random.nextInt(3) == 0 ? one(PLACES) : fitting(shape);
    boolean line =
        shape.name.equals("message") && (place.startsWith("tiny@") || place.startsWith("odd@"));
    return line ? ScriptedWorld.DOMAIN : place;
  }

  /** Where such a stanza gets furthest. */
  private String fitting(Shape shape) {
    String room = one(ROOMS);
    boolean ofRooms = shape.all().stream().anyMatch(each -> each.namespace.contains("/muc"));
    return switch (shape.name) {
      case "presence" -> room + "/" + user.substring(0, user.indexOf('@'));
      case "message" ->
          "groupchat".equals(shape.attributes.get("type")) || ofRooms ? room : one(READERS);
      default -> ofRooms ? room : ScriptedWorld.DOMAIN;
    };
  }

  private static Answers answers(Shape shape, boolean named, boolean known) {
    String type = shape.attributes.getOrDefault("type", "");
    if (type.equals("error") || shape.name.equals("iq") && type.equals("result")) {
      return Answers.NEVER;
    }
    boolean request = shape.name.equals("iq") && (type.equals("get") || type.equals("set"));
    return request && named && known ? Answers.ONCE : Answers.AT_MOST_ONCE;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
