package im.gangway.irc.network;

import im.gangway.irc.line.Formatting;
import im.gangway.irc.line.IrcLine;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomSummary;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Lists the channels of a network, one LIST at a time, telling each as it comes. */
public final class Directory {
  private static final int MAX_WAITING = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Connection connection;
  private final Deque<Request> requests = new ArrayDeque<>();
  private long heard;

  private record Request(Consumer<RoomSummary> each, CompletableFuture<Void> done) {}

  Directory(Connection connection) {
    this.connection = connection;
  }

  CompletionStage<Void> list(Consumer<RoomSummary> each) {
    Request request = new Request(each, new CompletableFuture<>());
    if (requests.size() >= MAX_WAITING) {
      request.done.completeExceptionally(
          new LegacyException(FailureReason.RATE_LIMITED, Text.of(Directory.class, "list-asked")));
      return request.done;
    }
    requests.add(request);
    if (requests.size() == 1) {
      start();
    }
    return request.done;
  }

  private void start() {
    connection.send(IrcLine.of("LIST"), () -> watch(++heard));
  }

  private void watch(long before) {
    connection
        .timers()
        .after(
            PATIENCE,
            () -> {
              if (!requests.isEmpty() && heard == before) {
                fail(FailureReason.NETWORK_UNREACHABLE, Text.of(Directory.class, "no-list"));
              } else if (!requests.isEmpty()) {
                watch(heard);
              }
            });
  }

  boolean isBusy() {
    return !requests.isEmpty();
  }

  /** Takes one line of the list. */
  public void listed(IrcLine line) {
    Request current = requests.peek();
    heard++;
    String channel = line.param(1);
    if (current == null || !connection.isupport().isChannel(channel)) {
      return;
    }
    if (IrcNames.isChannel(channel)) {
      String topic = line.params().size() > 3 ? Formatting.strip(line.last()) : "";
      current.each.accept(
          new RoomSummary(connection.names().room(channel), channel, number(line.param(2)), topic));
    }
  }

  /** The list is complete. */
  public void ended() {
    Request current = requests.poll();
    if (current != null) {
      current.done.complete(null);
      next();
    }
  }

  /** Takes a reply by which the server refuses to list; false when it is about something else. */
  public boolean refused(IrcLine line) {
    if (requests.isEmpty() || !Refusals.isAboutCommand(line, "LIST")) {
      return false;
    }
    fail(Refusals.reason(line), Text.literal(Refusals.text(line)));
    return true;
  }

  void lost(Text text) {
    while (!requests.isEmpty()) {
      Request request = requests.remove();
      request.done.completeExceptionally(new LegacyException(FailureReason.CONNECTION_LOST, text));
    }
  }

  private void fail(FailureReason reason, Text text) {
    Request current = requests.poll();
    if (current != null) {
      current.done.completeExceptionally(new LegacyException(reason, text));
      next();
    }
  }

  private void next() {
    if (!requests.isEmpty()) {
      start();
    }
  }

  private static int number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() < 9 && text.chars().allMatch(Character::isDigit);
    return digits ? Integer.parseInt(text) : 0;
  }
}
