package im.gangway.email.imap;

import im.gangway.transport.LegacyException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes mails and remembers them. */
final class RememberingListener implements MailboxListener {
  private final List<RawMail> mails = new CopyOnWriteArrayList<>();
  private final List<FolderCursor> cursors = new CopyOnWriteArrayList<>();
  private final List<FolderCursor> passed = new CopyOnWriteArrayList<>();
  private final List<String> states = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();

  void failNext(int times) {
    failures.set(times);
  }

  List<String> ids() {
    return mails.stream().map(each -> each.fingerprint().messageId().orElse("")).toList();
  }

  List<RawMail.Extent> extents() {
    return mails.stream().map(RawMail::extent).toList();
  }

  List<FolderCursor> cursors() {
    return cursors;
  }

  List<FolderCursor> passed() {
    return passed;
  }

  List<String> states() {
    return states;
  }

  @Override
  public CompletionStage<Void> arrived(FolderCursor cursor, RawMail mail) {
    if (failures.getAndDecrement() > 0) {
      return CompletableFuture.failedFuture(new IllegalStateException("The database is busy"));
    }
    cursors.add(cursor);
    mails.add(mail);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Boolean> knows(Fingerprint mail) {
    return CompletableFuture.completedFuture(
        mails.stream().anyMatch(each -> each.fingerprint().equals(mail)));
  }

  @Override
  public CompletionStage<Void> passed(FolderCursor cursor) {
    passed.add(cursor);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void online() {
    states.add("online");
  }

  @Override
  public void unreachable(LegacyException why) {
    states.add("unreachable " + why.reason());
  }

  @Override
  public void refused(LegacyException why) {
    states.add("refused " + why.reason());
  }
}
