package im.gangway.core.storage;

import org.jdbi.v3.core.Handle;

/**
 * Statements that belong together, run within a transaction on a thread of the store.
 *
 * <p>A work may run twice (see {@link StoreWriter}), so it touches nothing but the database.
 */
@FunctionalInterface
interface StoreWork<T> {
  T run(Handle handle) throws Exception;
}
