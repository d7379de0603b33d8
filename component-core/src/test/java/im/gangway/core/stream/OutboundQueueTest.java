package im.gangway.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.xml.XmlFaultException;
import java.nio.charset.StandardCharsets;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {
  private final StreamLink link = new StreamLink(new NoOwner(), 1024);

  private static byte[] xml(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(OutboundQueue.@Nullable Batch batch) {
    return batch == null
        ? ""
        : new String(batch.bytes().array(), 0, batch.bytes().limit(), StandardCharsets.UTF_8);
  }

  @Test
  void refusesWhatIsBeyondItsBytesOrStanzas() {
    OutboundQueue byBytes = new OutboundQueue(10, 100);
    assertThat(byBytes.offer(xml("123456"), false)).isTrue();
    assertThat(byBytes.offer(xml("123456"), false)).isFalse();
    assertThat(byBytes.offer(xml("1234"), false)).isTrue();
    OutboundQueue byStanzas = new OutboundQueue(100, 1);
    assertThat(byStanzas.offer(xml("a"), false)).isTrue();
    assertThat(byStanzas.offer(xml("b"), false)).isFalse();
  }

  @Test
  @DisplayName("N-10 while the link is down the oldest presence is dropped before messages")
  void dropsTheOldestPresenceFirst() {
    OutboundQueue queue = new OutboundQueue(1000, 4);
    queue.offer(xml("p1"), true);
    queue.offer(xml("m1"), false);
    queue.offer(xml("p2"), true);
    queue.offer(xml("m2"), false);
    assertThat(queue.offer(xml("m3"), false)).isTrue();
    assertThat(queue.offer(xml("p3"), true)).isTrue();
    assertThat(queue.offer(xml("m4"), false)).isTrue();
    assertThat(queue.offer(xml("m5"), false)).isFalse();
    assertThat(queue.takeDroppedPresences()).isEqualTo(3);
    queue.linkUp(link);
    assertThat(text(queue.takeBatch())).isEqualTo("m1m2m3m4");
  }

  @Test
  void refusesRatherThanDropsWhileTheLinkIsUp() {
    OutboundQueue queue = new OutboundQueue(1000, 1);
    queue.linkUp(link);
    queue.offer(xml("p1"), true);
    assertThat(queue.offer(xml("m1"), false)).isFalse();
  }

  @Test
  void staysBoundedUnderPresenceFloods() {
    OutboundQueue queue = new OutboundQueue(1000, 10);
    for (int i = 0; i < 100_000; i++) {
      assertThat(queue.offer(xml("p"), true)).isTrue();
    }
    assertThat(queue.size()).isEqualTo(10);
    queue.linkUp(link);
    assertThat(text(queue.takeBatch())).isEqualTo("p".repeat(10));
  }

  @Test
  void joinsUpTo16KiBAndHasOneBatchInFlight() {
    OutboundQueue queue = new OutboundQueue();
    for (int i = 0; i < 20; i++) {
      queue.offer(new byte[1024], false);
    }
    queue.offer(new byte[40_000], false);
    queue.linkUp(link);
    OutboundQueue.Batch first = queue.takeBatch();
    assertThat(first).isNotNull();
    assertThat(first.bytes().limit()).isEqualTo(16 * 1024);
    assertThat(queue.takeBatch()).isNull();
    assertThat(queue.written("something else")).isFalse();
    assertThat(queue.written(first.bytes())).isTrue();
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
    queue.offer(xml("<a/>"), false);
    queue.offer(xml("<b/>"), true);
    queue.offer(xml("<c/>"), false);
    queue.linkUp(link);
    OutboundQueue.Batch batch = queue.takeBatch();
    assertThat(batch).isNotNull();
    queue.offer(xml("<d/>"), false);
    batch.bytes().position(6);
    queue.linkDown();
    queue.linkUp(link);
    assertThat(text(queue.takeBatch())).isEqualTo("<b/><c/><d/>");
  }

  @Test
  void tellsWhenThereIsRoomAgain() {
    OutboundQueue queue = new OutboundQueue(1000, 8);
    queue.linkUp(link);
    for (int i = 0; i < 5; i++) {
      queue.offer(new byte[10], false);
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
    queue.offer(xml("a"), false);
    queue.offer(xml("b"), false);
    StringBuilder told = new StringBuilder();
    queue.whenReady(() -> told.append("woken"));
    queue.close();
    assertThat(told).hasToString("woken");
    assertThat(queue.offer(xml("c"), false)).isFalse();
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
