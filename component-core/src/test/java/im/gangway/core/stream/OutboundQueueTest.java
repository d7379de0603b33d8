package im.gangway.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.stream.QueuedStanza.Kind;
import im.gangway.core.xml.XmlFaultException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {
  private final StreamLink link = new StreamLink(new NoOwner(), 1024);

  private static QueuedStanza message(String text) {
    return new QueuedStanza(text.getBytes(StandardCharsets.UTF_8), Kind.MESSAGE);
  }

  private static QueuedStanza presence(String text) {
    return new QueuedStanza(text.getBytes(StandardCharsets.UTF_8), Kind.PRESENCE);
  }

  private static QueuedStanza iq(String text) {
    return new QueuedStanza(text.getBytes(StandardCharsets.UTF_8), Kind.IQ);
  }

  private static String text(OutboundQueue.@Nullable Batch batch) {
    return batch == null
        ? ""
        : new String(batch.bytes().array(), 0, batch.bytes().limit(), StandardCharsets.UTF_8);
  }

  @Test
  void refusesWhatIsBeyondItsBytesOrStanzas() {
    OutboundQueue byBytes = new OutboundQueue(10, 100);
    assertThat(byBytes.offer(message("123456"))).isTrue();
    assertThat(byBytes.offer(message("123456"))).isFalse();
    assertThat(byBytes.offer(message("1234"))).isTrue();
    OutboundQueue byStanzas = new OutboundQueue(100, 1);
    assertThat(byStanzas.offer(message("a"))).isTrue();
    assertThat(byStanzas.offer(message("b"))).isFalse();
  }

  @Test
  @DisplayName("N-10 while the link is down the oldest presence is dropped before messages")
  void dropsTheOldestPresenceFirst() {
    OutboundQueue queue = new OutboundQueue(1000, 4);
    queue.offer(presence("p1"));
    queue.offer(message("m1"));
    queue.offer(presence("p2"));
    queue.offer(message("m2"));
    assertThat(queue.offer(message("m3"))).isTrue();
    assertThat(queue.offer(presence("p3"))).isTrue();
    assertThat(queue.offer(message("m4"))).isTrue();
    assertThat(queue.offer(message("m5"))).isFalse();
    assertThat(queue.takeDropped()).isEqualTo(4);
    queue.linkUp(link);
    assertThat(text(queue.takeBatch())).isEqualTo("m1m2m3m4");
  }

  @Test
  void countsNotWhatSomebodyKeepsForAnotherTry() {
    OutboundQueue queue = new OutboundQueue(1000, 1);
    queue.offer(message("m1"));
    RoutingListener keeper = routed -> {};
    byte[] xml = "m2".getBytes(StandardCharsets.UTF_8);
    assertThat(queue.offer(new QueuedStanza(xml, Kind.MESSAGE, keeper))).isFalse();
    assertThat(queue.takeDropped()).isZero();
  }

  @Test
  void refusesRatherThanDropsWhileTheLinkIsUp() {
    OutboundQueue queue = new OutboundQueue(1000, 1);
    queue.linkUp(link);
    queue.offer(presence("p1"));
    assertThat(queue.offer(message("m1"))).isFalse();
  }

  @Test
  void staysBoundedUnderPresenceFloods() {
    OutboundQueue queue = new OutboundQueue(1000, 10);
    for (int i = 0; i < 100_000; i++) {
      assertThat(queue.offer(presence("p"))).isTrue();
    }
    assertThat(queue.size()).isEqualTo(10);
    queue.linkUp(link);
    assertThat(text(queue.takeBatch())).isEqualTo("p".repeat(10));
  }

  @Test
  void joinsUpTo16KiBAndHasOneBatchInFlight() {
    OutboundQueue queue = new OutboundQueue();
    for (int i = 0; i < 20; i++) {
      queue.offer(new QueuedStanza(new byte[1024], Kind.IQ));
    }
    queue.offer(new QueuedStanza(new byte[40_000], Kind.IQ));
    queue.linkUp(link);
    OutboundQueue.Batch first = queue.takeBatch();
    assertThat(first).isNotNull();
    assertThat(first.bytes().limit()).isEqualTo(16 * 1024);
    assertThat(queue.takeBatch()).isNull();
    assertThat(queue.written("something else")).isEmpty();
    assertThat(queue.written(first.bytes())).isPresent();
    OutboundQueue.Batch second = queue.takeBatch();
    assertThat(second).isNotNull();
    assertThat(second.bytes().limit()).isEqualTo(4 * 1024);
    queue.written(second.bytes());
    OutboundQueue.Batch third = queue.takeBatch();
    assertThat(third).isNotNull();
    assertThat(third.bytes().limit()).isEqualTo(40_000);
  }

  @Test
  void sendsAgainWhatTheSocketDidNotTake() {
    OutboundQueue queue = new OutboundQueue();
    queue.offer(iq("<a/>"));
    queue.offer(presence("<b/>"));
    queue.offer(iq("<c/>"));
    queue.linkUp(link);
    OutboundQueue.Batch batch = queue.takeBatch();
    assertThat(batch).isNotNull();
    queue.offer(iq("<d/>"));
    batch.bytes().position(6);
    queue.linkDown();
    queue.linkUp(link);
    assertThat(text(queue.takeBatch())).isEqualTo("<b/><c/><d/>");
  }

  @Test
  void sendsMessagesAgainUntilTheyAreProvenToHaveArrived() {
    OutboundQueue queue = new OutboundQueue();
    queue.linkUp(link);
    queue.offer(message("m1"));
    write(queue);
    long arrived = queue.mark();
    queue.offer(message("m2"));
    queue.offer(presence("p"));
    write(queue);
    queue.offer(message("m3"));
    OutboundQueue.Batch flying = queue.takeBatch();
    assertThat(flying).isNotNull();
    flying.bytes().position(2);
    queue.offer(message("m4"));
    assertThat(queue.prove(arrived)).hasSize(1);
    queue.linkDown();
    queue.linkUp(link);
    assertThat(text(queue.takeBatch())).isEqualTo("m2m3m4");
  }

  @Test
  void givesUpTheOldestWhenTooMuchIsUnproven() {
    OutboundQueue queue = new OutboundQueue(1000, 2);
    queue.linkUp(link);
    queue.offer(message("m1"));
    queue.offer(message("m2"));
    assertThat(write(queue)).isEmpty();
    queue.offer(message("m3"));
    assertThat(write(queue)).hasSize(1);
    queue.linkDown();
    queue.linkUp(link);
    assertThat(text(queue.takeBatch())).isEqualTo("m2m3");
  }

  private static List<QueuedStanza> write(OutboundQueue queue) {
    OutboundQueue.Batch batch = queue.takeBatch();
    assertThat(batch).isNotNull();
    return queue.written(batch.bytes()).orElseThrow();
  }

  @Test
  void tellsWhenThereIsRoomAgain() {
    OutboundQueue queue = new OutboundQueue(1000, 8);
    queue.linkUp(link);
    for (int i = 0; i < 5; i++) {
      queue.offer(new QueuedStanza(new byte[10], Kind.IQ));
    }
    StringBuilder told = new StringBuilder();
    assertThat(queue.isCongested()).isTrue();
    queue.whenReady(() -> told.append("later "));
    assertThat(told).isEmpty();
    OutboundQueue.Batch batch = queue.takeBatch();
    assertThat(batch).isNotNull();
    queue.written(batch.bytes());
    assertThat(queue.isCongested()).isFalse();
    queue.whenReady(() -> told.append("now"));
    assertThat(told).hasToString("later now");
  }

  @Test
  void takesNothingOnceClosedAndWakesWhoWaits() {
    OutboundQueue queue = new OutboundQueue(1000, 2);
    queue.offer(message("a"));
    queue.offer(message("b"));
    StringBuilder told = new StringBuilder();
    queue.whenReady(() -> told.append("woken"));
    queue.close();
    assertThat(told).hasToString("woken");
    assertThat(queue.offer(message("c"))).isFalse();
  }

  private static final class NoOwner implements StreamLink.Owner {
    @Override
    public void onConnected(StreamLink link) {}

    @Override
    public void onHeader(StreamLink link, StreamHeader header) {}

    @Override
    public void onElement(StreamLink link, Element element) {}

    @Override
    public void onSkipped(StreamLink link, @Nullable Element bare) {}

    @Override
    public void onEnd(StreamLink link) {}

    @Override
    public void onSent(StreamLink link, Object buffer) {}

    @Override
    public void onFault(StreamLink link, XmlFaultException fault) {}

    @Override
    public void onClosed(StreamLink link, @Nullable Throwable cause) {}
  }
}
