package im.gangway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.ScriptedComponent;
import im.gangway.peers.IrcClient;
import im.gangway.scripted.ScriptedWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * Bob, who talks with Carol on IRC all the while, and whoever counts the answers that others get.
 * Takes the component's stanzas over. Thread-safe.
 */
final class Witness {
  static final String BOB = "bob@example.org/home";
  private static final String CHANNEL = "#garden";
  private static final String ROOM = ScriptedWorld.room(CHANNEL);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ScriptedComponent component;
  private final IrcClient carol;
  private final List<String> conversation = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final Map<String, Integer> answers = new HashMap<>();
  private final Set<String> entered = new HashSet<>();

  private final Consumer<Element> others;

  /** Lets Bob and Carol meet, and counts answers. */
  Witness(ScriptedWorld world) {
    this(world, null);
  }

  /**
   * Lets Bob and Carol meet.
   *
   * @param others takes every stanza before it is looked at here, where answers are not counted
   *     then; null: they are
   */
  Witness(ScriptedWorld world, @Nullable Consumer<Element> others) {
    this.others = others == null ? this::count : others;
    component = world.component();
    carol = world.person("carol", CHANNEL);
    component.onStanza(this::take);
    component.send(
        "<presence from='%s' to='%s/bob'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
            .formatted(BOB, ROOM));
    Awaitility.await("Bob has entered").atMost(PATIENCE).until(() -> hasEntered(BOB));
  }

  /** Whether that full JID has been told everything about a room that it wanted to enter. */
  synchronized boolean hasEntered(String jid) {
    return entered.contains(jid);
  }

  private synchronized void count(Element stanza) {
    if (isAnswer(stanza)) {
      answers.merge(stanza.attributeValue("id", ""), 1, Integer::sum);
    }
  }

  private void take(Element stanza) {
    others.accept(stanza);
    if (!isAnswer(stanza)) {
      hear(stanza);
    }
  }

  private synchronized void hear(Element stanza) {
    String to = stanza.attributeValue("to");
    if (stanza.element("subject") != null) {
      entered.add(to);
    } else if (BOB.equals(to) && stanza.element("body") != null) {
      conversation.add(stanza.elementText("body"));
    }
  }

  static boolean isAnswer(Element stanza) {
    String type = stanza.attributeValue("type");
    return "error".equals(type) || "result".equals(type) && stanza.getName().equals("iq");
  }

  /** How often the stanza with this id was answered. */
  synchronized int answersTo(String id) {
    return answers.getOrDefault(id, 0);
  }

  /** Bob says something, Carol hears it and answers, Bob sees both. */
  void talk() {
    String question = "question " + expected.size();
    String answer = "answer " + expected.size();
    component.send(
        "<message type='groupchat' from='%s' to='%s' id='%s'><body>%s</body></message>"
            .formatted(BOB, ROOM, question, question));
    carol.expectMessage("bob", CHANNEL, question);
    carol.say(CHANNEL, answer);
    expected.add(question);
    expected.add(answer);
    Awaitility.await("Bob sees " + question + " and " + answer)
        .atMost(PATIENCE)
        .until(() -> heard().containsAll(List.of(question, answer)));
  }

  private synchronized List<String> heard() {
    return List.copyOf(conversation);
  }

  /** Claims that Bob saw all of the conversation, once and in order, and nothing else. */
  void expectUndisturbed() {
    component.fence(BOB);
    assertThat(heard()).containsExactlyInAnyOrderElementsOf(expected).hasSameSizeAs(expected);
    assertThat(of("question")).isEqualTo(ofExpected("question"));
    assertThat(of("answer")).isEqualTo(ofExpected("answer"));
  }

  private List<String> of(String kind) {
    return heard().stream().filter(text -> text.startsWith(kind)).toList();
  }

  private List<String> ofExpected(String kind) {
    return expected.stream().filter(text -> text.startsWith(kind)).toList();
  }
}
