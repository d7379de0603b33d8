package im.gangway.core.storage;

import java.util.Random;
import org.jdbi.v3.core.Handle;

/** Statements that tell whether the database can be used. */
final class StoreProbe {
  /** More than one work usually needs, and such that no compression makes it small. */
  private static final int BYTES = 64 * 1024;

  private StoreProbe() {}

  /** Needs all that writing needs but space, and changes nothing. */
  static int touch(Handle handle) {
    return handle.execute("UPDATE store_probe SET filler = NULL WHERE id < 0");
  }

  /** Takes some space; to be committed, and then given back. */
  static int fill(Handle handle) {
    byte[] filler = new byte[BYTES];
    new Random().nextBytes(filler);
    return handle
        .createUpdate(
            "INSERT INTO store_probe (id, filler) VALUES (1, :filler)"
                + " ON CONFLICT (id) DO UPDATE SET filler = excluded.filler")
        .bind("filler", filler)
        .execute();
  }

  static int empty(Handle handle) {
    return handle.execute("DELETE FROM store_probe WHERE id = 1");
  }

  static int read(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM store_probe").mapTo(Integer.class).one();
  }
}
