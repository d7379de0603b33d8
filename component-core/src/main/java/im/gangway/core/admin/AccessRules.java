package im.gangway.core.admin;

import im.gangway.core.config.AccessList;
import im.gangway.core.storage.AccessRuleStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xmpp.packet.JID;

/**
 * Who may use the gateways of this process: what the configuration says, and what admins have added
 * to it since. A denial wins, wherever it stands. Thread-safe.
 */
public final class AccessRules {
  private volatile AccessList configured;
  private final AccessRuleStore store;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile AccessList added = new AccessList(Set.of(), Set.of(), Set.of());

  private AccessRules(AccessList configured, AccessRuleStore store) {
    this.configured = configured;
    this.store = store;
  }

  /** The rules with what is stored. Blocks: for the start. */
  public static AccessRules load(AccessList configured, AccessRuleStore store) {
    AccessRules rules = new AccessRules(configured, store);
    Set<String> allow = store.load(false).toCompletableFuture().join();
    Set<String> deny = store.load(true).toCompletableFuture().join();
    rules.added = new AccessList(allow, deny, Set.of());
    return rules;
  }

  /** What the configuration says. */
  public AccessList configured() {
    return configured;
  }

  /** The configuration says something else now. */
  public void configure(AccessList changed) {
    configured = changed;
    listeners.forEach(Runnable::run);
  }

  /** Whether that user may use a gateway. */
  public boolean allows(JID user) {
    return allows(user.toBareJID(), added);
  }

  private boolean allows(String bareJid, AccessList more) {
    boolean listed = configured.lists(bareJid) || more.lists(bareJid);
    return listed && !configured.denies(bareJid) && !more.denies(bareJid);
  }

  /** Whether an admin could go on after such a change. */
  boolean wouldAllow(JID user, boolean denied, Set<String> entries) {
    return allows(user.toBareJID(), changed(denied, entries));
  }

  /** What admins have added. */
  Set<String> added(boolean denied) {
    return denied ? added.deny() : added.allow();
  }

  /** Told, on any thread, that the rules have changed. */
  void whenChanged(Runnable listener) {
    listeners.add(listener);
  }

  /** Puts a list in place of what admins have added before; in force when it is stored. */
  CompletionStage<Void> replace(boolean denied, Set<String> entries) {
    return store
        .replace(denied, entries)
        .thenRun(
            () -> {
              synchronized (this) {
                added = changed(denied, entries);
              }
              listeners.forEach(Runnable::run);
            });
  }

  private AccessList changed(boolean denied, Set<String> entries) {
    return denied
        ? new AccessList(added.allow(), entries, Set.of())
        : new AccessList(entries, added.deny(), Set.of());
  }
}
