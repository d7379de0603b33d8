package im.gangway.irc;

import im.gangway.transport.ConfigurationForm;
import im.gangway.transport.FormField;
import im.gangway.transport.FormField.Type;
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
        "IRC", "These apply to every network where you set nothing else.", identity());
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
        server, "Changes take effect with the next connection to this network.", fields);
  }

  private static List<FormField> address(Destination initial) {
    return List.of(
        FormField.of("address", Type.TEXT, "Host name of the server", initial.host()),
        FormField.of("tls_ports", Type.TEXT, "Ports with TLS, separated by ;", initial.tlsPorts()),
        FormField.of(
            "ports",
            Type.TEXT,
            "Ports WITHOUT encryption, used only when there are none with TLS",
            initial.plainPorts()));
  }

  private static List<FormField> identity() {
    return List.of(
        FormField.of("nick", Type.TEXT, "Nick, instead of the one your client asks for", ""),
        FormField.of("username", Type.TEXT, "User name", ""),
        FormField.of("realname", Type.TEXT, "Real name", ""));
  }

  private List<FormField> login() {
    int burst = settings.flood().burst();
    return List.of(
        FormField.of("pass", Type.SECRET, "Password of the server", ""),
        FormField.of("sasl_account", Type.TEXT, "Account to log in to; empty for your nick", ""),
        FormField.of("sasl_password", Type.SECRET, "Password of the account (SASL)", ""),
        FormField.of(
            "after_connect_commands",
            Type.SECRET_LINES,
            "IRC commands to send after connecting",
            ""),
        FormField.of("encoding_in", Type.TEXT, "Charset of messages that are not UTF-8", ""),
        FormField.of(
            "throttle_limit",
            Type.NUMBER,
            "Messages that may be sent at once, at most " + burst,
            String.valueOf(burst)));
  }
}
