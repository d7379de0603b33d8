package im.gangway.core.info;

import im.gangway.core.address.TargetKind;
import im.gangway.core.form.DataForm;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.transport.ConfigurableService;
import im.gangway.transport.RegistrableService;
import im.gangway.transport.Text;
import im.gangway.transport.TransportInfo.Identity;
import java.util.Locale;
import org.dom4j.Element;

/**
 * What becomes of users' data, at the gateway and on the legacy service behind it (XEP-0504). Says
 * nothing that is not certain: whether the way to the network is encrypted is not known here.
 */
public final class DataPolicy {
  private static final String NAMESPACE = "urn:xmpp:data-policy:";
  private static final String VERSION = ":0";

  private DataPolicy() {}

  /** Adds the forms to what service discovery tells of the gateway. */
  public static void install(GatewayContext context, HandlerRegistry handlers) {
    handlers.form(TargetKind.GATEWAY, gateway(context));
    context.info().identities().stream()
        .filter(identity -> identity.category().equals("gateway"))
        .findFirst()
        .ifPresent(
            identity ->
                handlers.form(TargetKind.GATEWAY, network(context.info().name(), identity)));
  }

  private static Element gateway(GatewayContext context) {
    return DataForm.result(NAMESPACE + "0")
        .field("auth_data", "list-single", "", seesCredentials(context) ? "plain" : "no_auth")
        .field("data_retention", "text-single", "", "0")
        .field("data_deletion", "boolean", "", "true")
        .field("full_erasure", "boolean", "", "true")
        .field("encryption_at_rest", "boolean", "", "false")
        .field("access_policy", "list-multi", "", "admins")
        .field(
            "extra_info", "text-multi", "", words("policy-messages"), words("policy-credentials"))
        .element();
  }

  private static boolean seesCredentials(GatewayContext context) {
    return context.service() instanceof RegistrableService
        || context.service() instanceof ConfigurableService;
  }

  private static Element network(String name, Identity identity) {
    String scope = "identity:" + identity.category() + ":" + identity.type();
    return DataForm.result(NAMESPACE + scope + VERSION)
        .field("data_transmission", "list-single", "", "plain")
        .field("data_retention", "text-single", "", "unknown")
        .field("extra_info", "text-multi", "", words("policy-network", name))
        .element();
  }

  private static String words(String key, Object... arguments) {
    return Text.of(DataPolicy.class, key, arguments).in(Locale.ENGLISH);
  }
}
