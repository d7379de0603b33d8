package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.TransportState;
import im.gangway.transport.TransportState.Change;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of transports' state must do. Its subclasses say in which database. */
public abstract class TransportStateStoreContract {
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Database database;
  private TransportStateStore store;
  private TransportState state;

  @BeforeEach
  void open(DatabaseAccess access) {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    database = Database.open(access);
    store = new TransportStateStore(database, clock);
    state = store.of("sms.example.org");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Change put(String table, String key, String value) {
    return new Change.Put(table, key, value, Optional.empty());
  }

  private void change(Change... changes) {
    state.change(List.of(changes)).toCompletableFuture().join();
  }

  private Optional<String> get(String table, String key) {
    return state.get(table, key).toCompletableFuture().join();
  }

  private Map<String, String> find(String table, String prefix, int limit) {
    return state.find(table, prefix, limit).toCompletableFuture().join();
  }

  @Test
  void keepsTheLastValueOfAKey() {
    change(put("a", "k", "1"), put("a", "k", "2"), put("b", "k", "3"));
    assertThat(get("a", "k")).contains("2");
    change(new Change.Remove("a", "k"));
    assertThat(get("a", "k")).isEmpty();
    assertThat(get("b", "k")).contains("3");
  }

  @Test
  void findsByTheBeginningWhateverTheCharacters() {
    change(put("a", "%x", "1"), put("a", "%y", "2"), put("a", "Äx", "3"), put("a", "äx", "4"));
    assertThat(find("a", "%", 10)).isEqualTo(Map.of("%x", "1", "%y", "2"));
    assertThat(find("a", "%", 1)).isEqualTo(Map.of("%x", "1"));
    assertThat(find("a", "Ä", 10)).isEqualTo(Map.of("Äx", "3"));
    assertThat(find("a", "", 10)).hasSize(4);
  }

  @Test
  void removesByTheBeginning() {
    change(put("a", "x1", "1"), put("a", "x2", "2"), put("a", "y", "3"));
    change(new Change.RemoveAll("a", "x"));
    assertThat(find("a", "", 10)).isEqualTo(Map.of("y", "3"));
  }

  @Test
  void keepsDomainsApart() {
    change(put("a", "k", "1"));
    TransportState other = store.of("other.example.org");
    assertThat(other.get("a", "k").toCompletableFuture().join()).isEmpty();
  }

  @Test
  void forgetsWhatIsOver() {
    change(
        new Change.Put("a", "soon", "1", Optional.of(now.plusSeconds(1))), put("a", "never", "2"));
    assertThat(get("a", "soon")).contains("1");
    now = now.plusSeconds(1);
    assertThat(get("a", "soon")).isEmpty();
    assertThat(find("a", "", 10)).containsOnlyKeys("never");
    assertThat(store.forget(10).toCompletableFuture().join()).isEqualTo(1);
    assertThat(store.forget(10).toCompletableFuture().join()).isZero();
    assertThat(get("a", "never")).contains("2");
  }
}
