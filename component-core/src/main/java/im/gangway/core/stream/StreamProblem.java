package im.gangway.core.stream;

import org.jspecify.annotations.Nullable;

/**
 * Why a component stream is down.
 *
 * @param kind what happened
 * @param domain the component's domain
 * @param address host and port of the server's component listener
 * @param detail what the server or the machine said about it; null when nothing
 */
public record StreamProblem(Kind kind, String domain, String address, @Nullable String detail) {

  /** The causes that differ in what an admin has to do about them. */
  public enum Kind {
    UNREACHABLE(
        "%2$s cannot be reached for %1$s: check host, port and that the server listens for components there"),
    LOST("The connection of %1$s to %2$s broke; it will be made again"),
    SILENT("%2$s no longer answers %1$s; the connection is given up and made again"),
    TLS_REFUSED(
        "TLS with %2$s failed for %1$s: check that the listener speaks TLS and that its certificate is valid for that host and trusted (tls.extra-ca)"),
    CONFLICT(
        "The server at %2$s says that %1$s is already connected: look for a second gateway, or for another component or host with that domain"),
    REPLACED(
        "Another connection has taken the place of %1$s at %2$s: look for a second gateway with the same domain"),
    HOST_UNKNOWN(
        "The server at %2$s has no component %1$s: add that domain to the server's configuration or correct the domain here"),
    NOT_AUTHORIZED(
        "The server at %2$s refuses the secret of %1$s: give the same component secret on both sides"),
    INVALID_NAMESPACE(
        "The port at %2$s does not take components (%1$s): use the server's component port, not the one for clients or servers"),
    SYSTEM_SHUTDOWN("The server at %2$s shuts down; %1$s will connect again"),
    CLOSED(
        "The server at %2$s closed the stream of %1$s without a reason; it will be opened again"),
    BAD_XML(
        "The server at %2$s sent XML to %1$s that cannot be taken; the stream was closed and will be opened again"),
    REJECTED_XML(
        "The server at %2$s closed the stream of %1$s because of what it was sent; please report this as a bug of the gateway"),
    POLICY(
        "The server at %2$s closed the stream of %1$s by its policy: look at its limits for components"),
    OTHER("The server at %2$s closed the stream of %1$s with an error: look into the server's log");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }

    /** The kind for a stream error condition (RFC 6120 §4.9.3). */
    static Kind ofCondition(String condition, boolean wasReady) {
      return switch (condition) {
        case "conflict" -> wasReady ? REPLACED : CONFLICT;
        case "host-unknown", "host-gone", "improper-addressing" -> HOST_UNKNOWN;
        case "not-authorized" -> NOT_AUTHORIZED;
        case "invalid-namespace", "unsupported-stanza-type" -> INVALID_NAMESPACE;
        case "system-shutdown", "reset" -> SYSTEM_SHUTDOWN;
        case "connection-timeout" -> SILENT;
        case "policy-violation", "resource-constraint" -> POLICY;
        case "bad-format",
            "bad-namespace-prefix",
            "invalid-from",
            "invalid-xml",
            "not-well-formed",
            "restricted-xml",
            "xml-not-well-formed",
            "unsupported-encoding" ->
            REJECTED_XML;
        default -> OTHER;
      };
    }
  }

  /** What an admin reads: what happened, with which domain, what to do. */
  public String sentence() {
    String text = kind.sentence.formatted(domain, address);
    return detail == null ? text + "." : text + " (" + detail + ").";
  }
}
