package im.gangway.core.xml;

/** What can be wrong with XML from outside, as RFC 6120 §4.9.3 names it. */
public enum XmlFault {
  /** Violates XML or its namespaces, or is not UTF-8. */
  NOT_WELL_FORMED("not-well-formed"),
  /** Well-formed, but of a kind RFC 6120 §11.1 forbids: comment, instruction, DTD, entity. */
  RESTRICTED_XML("restricted-xml"),
  /** Beyond one of our limits. */
  POLICY_VIOLATION("policy-violation");

  private final String condition;

  XmlFault(String condition) {
    this.condition = condition;
  }

  /** The name of the stream error condition. */
  public String condition() {
    return condition;
  }
}
