package im.gangway.core.room;

import im.gangway.core.stream.StanzaSink;
import im.gangway.core.xml.StanzaWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dom4j.Element;

/** Notes what is sent as it would go out, with apostrophes and {@code *} for made-up ids. */
final class RecordingSink implements StanzaSink {
  private static final Pattern OWN_ID = Pattern.compile("'[0-9a-f]{32}'");

  private final List<String> sent = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private int capacity = Integer.MAX_VALUE;
  private boolean broken;
  private int largest = Integer.MAX_VALUE;
  private int interruptions;

  List<String> take() {
    List<String> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  /** Congested after so many stanzas more, until it is drained again. */
  void drain(int next) {
    capacity = next;
    List<Runnable> ready = List.copyOf(waiting);
    waiting.clear();
    ready.forEach(Runnable::run);
  }

  /** Takes nothing with more bytes from now on. */
  void largest(int bytes) {
    largest = bytes;
  }

  /** Takes nothing from now on, or again. */
  void broken(boolean now) {
    broken = now;
  }

  /** The way to the XMPP server is interrupted. */
  void interrupt() {
    interruptions++;
  }

  @Override
  public int interruptions() {
    return interruptions;
  }

  @Override
  public boolean send(Element stanza) {
    if (broken) {
      return false;
    }
    capacity = Math.max(0, capacity - 1);
    String xml = new String(StanzaWriter.bytes(stanza), StandardCharsets.UTF_8);
    if (xml.length() > largest) {
      return false;
    }
    sent.add(OWN_ID.matcher(xml.replace('"', '\'')).replaceAll("'*'"));
    return true;
  }

  @Override
  public boolean isCongested() {
    return capacity == 0;
  }

  @Override
  public void whenReady(Runnable task) {
    if (isCongested()) {
      waiting.add(task);
    } else {
      task.run();
    }
  }
}
