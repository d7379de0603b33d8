package im.gangway.core.info;

import im.gangway.core.address.TargetKind;
import im.gangway.core.config.ContactConfig;
import im.gangway.core.form.DataForm;
import im.gangway.core.handler.HandlerRegistry;
import java.util.List;

/** Where to reach the people behind the gateway (XEP-0157). */
public final class ContactAddresses {
  private static final String SERVER_INFO = "http://jabber.org/network/serverinfo";

  private ContactAddresses() {}

  /** Adds them to what service discovery tells of the gateway, if the admin gave any. */
  public static void install(ContactConfig contact, HandlerRegistry handlers) {
    if (contact.isEmpty()) {
      return;
    }
    DataForm form = DataForm.result(SERVER_INFO);
    add(form, "abuse-addresses", contact.abuse());
    add(form, "admin-addresses", contact.admin());
    add(form, "support-addresses", contact.support());
    handlers.form(TargetKind.GATEWAY, form.element());
  }

  private static void add(DataForm form, String field, List<String> addresses) {
    if (!addresses.isEmpty()) {
      form.field(field, "list-multi", "", addresses);
    }
  }
}
