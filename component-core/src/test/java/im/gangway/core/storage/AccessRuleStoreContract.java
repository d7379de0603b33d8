package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of access rules must do. Its subclasses say in which database. */
public abstract class AccessRuleStoreContract {
  private Database database;
  private AccessRuleStore store;

  @BeforeEach
  void open(DatabaseAccess access) {
    database = Database.open(access);
    store = new AccessRuleStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsBothListsApart() {
    replace(false, Set.of("example.org", "bob@example.net"));
    replace(true, Set.of("spam.example"));

    assertThat(load(false)).containsExactly("bob@example.net", "example.org");
    assertThat(load(true)).containsExactly("spam.example");
  }

  @Test
  void putsAListInPlaceOfTheOneBefore() {
    replace(false, Set.of("example.org", "example.net"));
    replace(false, Set.of("*"));
    assertThat(load(false)).containsExactly("*");

    replace(false, Set.of());
    assertThat(load(false)).isEmpty();
  }

  private void replace(boolean denied, Set<String> entries) {
    store.replace(denied, entries).toCompletableFuture().join();
  }

  private Set<String> load(boolean denied) {
    return store.load(denied).toCompletableFuture().join();
  }
}
