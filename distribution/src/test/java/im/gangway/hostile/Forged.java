package im.gangway.hostile;

/**
 * A stanza that no decent client sends.
 *
 * @param xml well-formed
 * @param id what an answer to it carries; no other stanza has it
 * @param answers how it may be answered
 */
record Forged(String xml, String id, Answers answers) {

  /** How often something is answered. */
  enum Answers {
    /** It is a request of somebody who can be answered. */
    ONCE,
    /** It answers something itself. */
    NEVER,
    /** Nobody could get the answer, or none is due. */
    AT_MOST_ONCE
  }
}
