package im.gangway.core.admin;

import im.gangway.core.session.SessionSweep;
import im.gangway.core.session.Sessions;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;

/** Finds out who is connected. Thread-safe. */
record OnlineUsers(Sessions sessions) {

  /** The bare JIDs of all users who are, in order. */
  CompletionStage<List<String>> find() {
    SortedSet<String> found = new ConcurrentSkipListSet<>();
    return SessionSweep.run(
            sessions,
            session -> {
              if (session.isOnline()) {
                found.add(session.user().toBareJID());
              }
            })
        .thenApply(done -> List.copyOf(found));
  }
}
