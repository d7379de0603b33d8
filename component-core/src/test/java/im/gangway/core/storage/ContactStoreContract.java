package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of contacts must do. Its subclasses say in which database. */
public abstract class ContactStoreContract {
  private static final String DOMAIN = "legacy.example.org";
  private static final String ROMEO = "romeo@example.org";
  private static final StoredContact NURSE =
      new StoredContact(
          "nurse",
          true,
          false,
          true,
          false,
          true,
          Optional.of(Instant.ofEpochMilli(1234)),
          "Nurse; the \"Angelica\"",
          List.of("Verona", "Capulet's"));
  private static final StoredContact FRIAR =
      new StoredContact("friar", false, true, false, true, false, Optional.empty(), "", List.of());

  private Database database;
  private ContactStore store;

  @BeforeEach
  void open(DatabaseAccess access) {
    database = Database.open(access);
    store = new ContactStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<StoredContact> load(String owner) {
    return store.load(DOMAIN, owner, 10).toCompletableFuture().join();
  }

  private void save(StoredContact... contacts) {
    store.save(DOMAIN, ROMEO, List.of(contacts)).toCompletableFuture().join();
  }

  @Test
  void givesBackWhatWasSaved() {
    save(NURSE, FRIAR);
    assertThat(load(ROMEO)).containsExactly(FRIAR, NURSE);
    assertThat(load("juliet@example.org")).isEmpty();
  }

  @Test
  void replacesWhatWasKnown() {
    save(NURSE);
    StoredContact changed =
        new StoredContact(
            "nurse", false, true, false, false, false, Optional.empty(), "A", List.of());
    save(changed);
    assertThat(load(ROMEO)).containsExactly(changed);
  }

  @Test
  void forgetsContacts() {
    save(NURSE, FRIAR);
    store.remove(DOMAIN, ROMEO, List.of("nurse", "nobody")).toCompletableFuture().join();
    assertThat(load(ROMEO)).containsExactly(FRIAR);
  }

  @Test
  void ordersAddressesByTheirBytes() {
    for (String address : List.of("b", "A", "ä", "B", "a", "[", "Ａ", "😀")) {
      save(
          new StoredContact(
              address, true, false, false, false, false, Optional.empty(), "", List.of()));
    }
    assertThat(load(ROMEO))
        .extracting(StoredContact::address)
        .containsExactly("A", "B", "[", "a", "b", "ä", "Ａ", "😀");
  }

  @Test
  void loadsNoMoreThanAskedFor() {
    save(NURSE, FRIAR);
    assertThat(store.load(DOMAIN, ROMEO, 1).toCompletableFuture().join()).hasSize(1);
  }
}
