package im.gangway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.hostile.Forged.Answers;
import im.gangway.scripted.ScriptedWorld;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dom4j.Element;

/**
 * Counts the answers to forged stanzas, and looks at every stanza on its way out; keeps only what
 * is still open, so that it stays as small as it is. Thread-safe.
 */
final class FuzzLedger {
  private static final Set<String> KINDS = Set.of("iq", "message", "presence");
  private static final Set<String> IQ_TYPES = Set.of("get", "set", "result", "error");
  private static final String PREFIX = "forged-";
  private static final int MOST_FAULTS = 20;
  private static final int PART_BYTES = 1023;

  private final Map<Integer, Forged> due = new HashMap<>();
  private final BitSet answered = new BitSet();
  private final BitSet unanswerable = new BitSet();
  private final List<String> faults = new ArrayList<>();
  private long seen;

  /** Call before it is sent. */
  synchronized void sending(Forged forged) {
    int number = number(forged.id());
    if (forged.answers() == Answers.ONCE) {
      due.put(number, forged);
    }
    unanswerable.set(number, forged.answers() == Answers.NEVER);
  }

  /** Something came out of the gateway. */
  synchronized void take(Element stanza) {
    seen++;
    check(stanza);
    String id = stanza.attributeValue("id", "");
    if (Witness.isAnswer(stanza) && id.matches(PREFIX + "\\d+")) {
      answered(number(id), stanza);
    }
  }

  private void answered(int number, Element stanza) {
    Forged request = due.remove(number);
    if (answered.get(number)) {
      fault("answered twice", stanza);
    }
    if (unanswerable.get(number)) {
      fault("an answer to an answer", stanza);
    }
    if (request != null && !request.xml().contains(attribute(stanza, "to", "from"))) {
      fault("answered to somebody else", stanza);
    }
    answered.set(number);
  }

  /** The attribute of an answer as it was in the request under the other name. */
  private static String attribute(Element stanza, String name, String before) {
    return StanzaForge.attribute(before, stanza.attributeValue(name, ""));
  }

  /** A request that has no id itself gets an error that has none. */
  private static boolean isIq(Element stanza) {
    String type = stanza.attributeValue("type", "");
    return IQ_TYPES.contains(type) && (type.equals("error") || stanza.attributeValue("id") != null);
  }

  private void check(Element stanza) {
    if (!KINDS.contains(stanza.getName()) || !stanza.getNamespaceURI().isEmpty()) {
      fault("no stanza", stanza);
    }
    if (stanza.getName().equals("iq") && !isIq(stanza)) {
      fault("no IQ", stanza);
    }
    String from = stanza.attributeValue("from", "");
    if (!domain(from).equals(ScriptedWorld.DOMAIN) || !isAddress(from)) {
      fault("from nobody of ours", stanza);
    }
    if (!isAddress(stanza.attributeValue("to", ""))) {
      fault("to nobody", stanza);
    }
  }

  private static String domain(String jid) {
    String bare = jid.split("/", 2)[0];
    return bare.substring(bare.indexOf('@') + 1);
  }

  private static boolean isAddress(String jid) {
    String[] bareAndResource = jid.split("/", 2);
    String bare = bareAndResource[0];
    String local = bare.contains("@") ? bare.substring(0, bare.indexOf('@')) : "x";
    String resource = bareAndResource.length > 1 ? bareAndResource[1] : "x";
    return isPart(domain(jid))
        && isPart(local)
        && isPart(resource)
        && local.chars().noneMatch(c -> "\"&'/:<>@ ".indexOf(c) >= 0);
  }

  private static boolean isPart(String part) {
    return !part.isEmpty()
        && part.getBytes(StandardCharsets.UTF_8).length <= PART_BYTES
        && part.codePoints().noneMatch(Character::isISOControl);
  }

  private void fault(String what, Element stanza) {
    if (faults.size() < MOST_FAULTS) {
      String xml = stanza.asXML();
      faults.add(what + ": " + xml.substring(0, Math.min(2000, xml.length())));
    }
  }

  /** How many stanzas have come out. */
  synchronized long seen() {
    return seen;
  }

  /** What should have been answered and is not yet. */
  synchronized List<String> due() {
    return due.values().stream().limit(MOST_FAULTS).map(Forged::xml).toList();
  }

  synchronized int open() {
    return due.size();
  }

  synchronized void expectNoFaults() {
    assertThat(faults).isEmpty();
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(PREFIX.length()));
  }
}
