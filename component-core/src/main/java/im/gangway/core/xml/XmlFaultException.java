package im.gangway.core.xml;

/** XML from outside that cannot be taken. The message never repeats the XML. */
public final class XmlFaultException extends Exception {
  private static final long serialVersionUID = 1;

  private final XmlFault fault;

  public XmlFaultException(XmlFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public XmlFault fault() {
    return fault;
  }
}
