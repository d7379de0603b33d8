package im.gangway.email.imap.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A command that the server has not finished. Guarded by its connection. */
final class Pending {
  final String tag;
  final ImapCommand command;
  final CompletableFuture<ImapAnswer> answer = new CompletableFuture<>();
  final List<ImapResponse> data = new ArrayList<>(0);
  final Iterator<byte[]> later;
  boolean isIdling;
  boolean isEnding;
  @Nullable Future<?> deadline;

  Pending(String tag, ImapCommand command) {
    this.tag = tag;
    this.command = command;
    this.later = command.later().iterator();
  }

  void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
