package im.gangway.core.storage;

import org.jdbi.v3.core.Handle;

/**
 * Statements that belong together, run within a transaction on a thread of the store.
 *
 * <p>A work may run more than once, though only one of its runs is ever stored: when a companion in
 * its group fails, or the database cannot be used for a while (see {@link StoreWriter}). So it
 * touches nothing but the database, keeps nothing in fields, and takes ids and times from outside,
 * where they are made once. An error of a statement must leave the work: PostgreSQL refuses all
 * further statements of that transaction.
 */
@FunctionalInterface
interface StoreWork<T> {
  T run(Handle handle) throws Exception;
}
