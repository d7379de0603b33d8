package im.gangway.core.session;

import im.gangway.transport.LegacyEvent;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.SessionContext;
import im.gangway.transport.UserSettings;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;

/** What one legacy session is given; silent once the session has been thrown away. Thread-safe. */
final class LinkContext implements SessionContext {
  private final UserSession owner;
  private final SessionEnvironment environment;
  private final BiConsumer<LinkContext, LegacyEvent> publisher;
  private volatile boolean detached;

  LinkContext(
      UserSession owner,
      SessionEnvironment environment,
      BiConsumer<LinkContext, LegacyEvent> publisher) {
    this.owner = owner;
    this.environment = environment;
    this.publisher = publisher;
  }

  void detach() {
    detached = true;
  }

  @Override
  public void publish(LegacyEvent event) {
    if (!detached) {
      publisher.accept(this, event);
    }
  }

  @Override
  public Executor mailbox() {
    return owner.mailbox();
  }

  @Override
  public boolean isCongested() {
    return owner.mailbox().isCongested() || owner.sink().isCongested();
  }

  @Override
  public void whenReady(Runnable task) {
    owner.mailbox().whenReady(() -> owner.sink().whenReady(task));
  }

  @Override
  public CompletionStage<Void> save(Optional<NetworkAddress> network, Map<String, String> fields) {
    String scope = network.map(NetworkAddress::value).orElse("");
    return CompletableFuture.supplyAsync(() -> owner.saveSettings(scope, fields), owner.mailbox())
        .thenCompose(saved -> saved);
  }

  @Override
  public UserSettings settings() {
    return owner.settings();
  }

  @Override
  public ScheduledExecutorService scheduler() {
    return environment.scheduler();
  }

  @Override
  public Clock clock() {
    return environment.clock();
  }
}
