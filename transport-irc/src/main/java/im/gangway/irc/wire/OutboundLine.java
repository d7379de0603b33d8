package im.gangway.irc.wire;

import im.gangway.irc.line.IrcLine;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A line on its way to the server: its bytes, and whom to tell when they are written. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record OutboundLine(byte[] bytes, boolean urgent, CompletableFuture<Void> written) {
  /** What keeps or ends the connection does not wait behind messages. */
  private static final Set<String> URGENT = Set.of("PONG", "PING", "QUIT");

  /**
   * @throws im.gangway.irc.line.LineTooLongException when it does not fit
   */
  static OutboundLine of(IrcLine line, int maxBytes) {
    byte[] bytes = (line.format(maxBytes) + "\r\n").getBytes(StandardCharsets.UTF_8);
    return new OutboundLine(bytes, URGENT.contains(line.command()), new CompletableFuture<>());
  }
}
