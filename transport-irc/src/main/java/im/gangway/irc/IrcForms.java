package im.gangway.irc;

import im.gangway.transport.ConfigurationForm;
import im.gangway.transport.FormField;
import im.gangway.transport.FormField.Type;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;

/** What users may set: for all networks, and for one. Field names are biboumi's. */
final class IrcForms {
  private final IrcSettings settings;

  IrcForms(IrcSettings settings) {
    this.settings = settings;
  }

  /** For all networks. */
  ConfigurationForm gateway() {
    return new ConfigurationForm(
        Text.literal("IRC"), Text.of(IrcForms.class, "settings-for-all"), identity());
  }

  /** For one network. */
  ConfigurationForm network(String server) {
    List<FormField> fields = new ArrayList<>();
    if (settings.anyServer() && settings.fixedServer().isEmpty()) {
      fields.addAll(address(Destination.initial(server, settings)));
    }
    fields.addAll(identity());
    fields.addAll(login());
    return new ConfigurationForm(
        Text.literal(server), Text.of(IrcForms.class, "settings-for-one"), fields);
  }

  private static List<FormField> address(Destination initial) {
    return List.of(
        FormField.of("address", Type.TEXT, label("address-label"), initial.host()),
        FormField.of("tls_ports", Type.TEXT, label("tls-ports-label"), initial.tlsPorts()),
        FormField.of("ports", Type.TEXT, label("ports-label"), initial.plainPorts()));
  }

  private static List<FormField> identity() {
    return List.of(
        FormField.of("nick", Type.TEXT, label("nick-label"), ""),
        FormField.of("username", Type.TEXT, label("username-label"), ""),
        FormField.of("realname", Type.TEXT, label("realname-label"), ""));
  }

  private List<FormField> login() {
    int burst = settings.flood().burst();
    return List.of(
        FormField.of("pass", Type.SECRET, label("pass-label"), ""),
        FormField.of("sasl_account", Type.TEXT, label("sasl-account-label"), ""),
        FormField.of("sasl_password", Type.SECRET, label("sasl-password-label"), ""),
        FormField.of("after_connect_commands", Type.SECRET_LINES, label("commands-label"), ""),
        FormField.of("encoding_in", Type.TEXT, label("encoding-label"), ""),
        FormField.of(
            "throttle_limit",
            Type.NUMBER,
            Text.of(IrcForms.class, "throttle-label", burst),
            String.valueOf(burst)));
  }

  private static Text label(String key) {
    return Text.of(IrcForms.class, key);
  }
}
