package im.gangway.core.handler;

import org.dom4j.Element;

/** Hears what became of stanzas; cheap, on any thread. Thread-safe. */
@FunctionalInterface
public interface StanzaOutcomes {

  /**
   * A stanza that came in has been dealt with.
   *
   * @param done false if it ended in a failure
   */
  void ended(Element stanza, boolean done);
}
