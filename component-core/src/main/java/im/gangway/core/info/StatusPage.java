package im.gangway.core.info;

import im.gangway.core.address.TargetKind;
import im.gangway.core.form.DataForm;
import im.gangway.core.handler.HandlerRegistry;
import java.net.URI;

/** Where clients look up whether the gateway works (XEP-0455 §2.1). */
public final class StatusPage {
  /** The path of the pages, before the domain. */
  public static final String PATH = "/outage/";

  private StatusPage() {}

  /**
   * Adds the page to what service discovery tells of the gateway.
   *
   * @param publicUrl under which the outside reaches the HTTP server
   */
  public static void install(URI publicUrl, String domain, HandlerRegistry handlers) {
    String base = publicUrl.toString().replaceAll("/+$", "");
    handlers.form(
        TargetKind.GATEWAY,
        DataForm.result("urn:xmpp:sos:0")
            .field("external-status-addresses", "list-multi", "", base + PATH + domain)
            .element());
  }
}
