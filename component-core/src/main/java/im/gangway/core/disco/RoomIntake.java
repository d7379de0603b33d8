package im.gangway.core.disco;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.transport.RoomSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Carries rooms from the thread that tells them to the mailbox, many at a time. Thread-safe; takes
 * no more than {@link RoomList#MAX_ROOMS}.
 */
final class RoomIntake implements Consumer<RoomSummary> {
  private final GatewayAddresses addresses;
  private final Executor mailbox;
  private final Consumer<List<ListedRoom>> next;
  private final Queue<ListedRoom> told = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  RoomIntake(GatewayAddresses addresses, Executor mailbox, Consumer<List<ListedRoom>> next) {
    this.addresses = addresses;
    this.mailbox = mailbox;
    this.next = next;
  }

  @Override
  public void accept(RoomSummary room) {
    ListedRoom listed;
    try {
      listed = new ListedRoom(addresses.of(room.room()).getNode(), name(room));
    } catch (IllegalArgumentException noJid) {
      return; // nobody could enter it
    }
    if (count.incrementAndGet() <= RoomList.MAX_ROOMS) {
      told.add(listed);
      if (scheduled.compareAndSet(false, true)) {
        mailbox.execute(this::drain);
      }
    }
  }

  private static String name(RoomSummary room) {
    return room.name() + " (" + room.occupants() + ")";
  }

  /** Hands on what has been told; on the mailbox. */
  void drain() {
    scheduled.set(false);
    List<ListedRoom> batch = new ArrayList<>();
    for (ListedRoom room = told.poll(); room != null; room = told.poll()) {
      batch.add(room);
    }
    if (!batch.isEmpty()) {
      next.accept(batch);
    }
  }
}
