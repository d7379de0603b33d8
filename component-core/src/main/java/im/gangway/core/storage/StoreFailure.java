package im.gangway.core.storage;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a transaction was not committed, or not known to be.
 *
 * @param problem what it says about the database as a whole; empty if a work is guilty
 * @param doubtful whether the connection was lost in the commit
 * @param transaction its number, to ask what became of it
 */
record StoreFailure(
    Throwable cause, Optional<StoreProblem> problem, boolean doubtful, OptionalLong transaction) {}
