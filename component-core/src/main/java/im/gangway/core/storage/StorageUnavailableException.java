package im.gangway.core.storage;

/**
 * The database could not be used for too long, so that the work was given up. It may succeed later.
 */
public final class StorageUnavailableException extends StorageException {
  private static final long serialVersionUID = 1L;

  private final StoreProblem problem;
  private final boolean mayBeStored;

  StorageUnavailableException(StoreProblem problem, boolean mayBeStored) {
    super(
        "The database cannot be used: "
            + problem.words()
            + (mayBeStored ? ". The work may have been stored all the same." : "."));
    this.problem = problem;
    this.mayBeStored = mayBeStored;
  }

  /** What is wrong with the database. */
  public StoreProblem problem() {
    return problem;
  }

  /**
   * Whether the connection was lost in the commit and the database has not yet said what became of
   * it. Otherwise the work left no trace.
   */
  public boolean mayBeStored() {
    return mayBeStored;
  }
}
