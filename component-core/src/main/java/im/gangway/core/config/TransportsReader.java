package im.gangway.core.config;

import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.TransportInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the block {@code transports}. */
final class TransportsReader {
  private static final ValueKind<RegistrationPolicy> REGISTRATION =
      ValueKind.TEXT.refine(
          "one of " + policies(),
          "Write one of them.",
          text -> RegistrationPolicy.valueOf(text.toUpperCase(Locale.ROOT)));

  private final Map<String, SettingsSchema> schemas = new TreeMap<>();
  private final SettingsReader settings;
  private final Map<String, String> idsByDomain = new HashMap<>();

  TransportsReader(Collection<TransportInfo> known, ConfigProblems problems) {
    known.forEach(info -> schemas.put(info.id(), info.settings()));
    settings = new SettingsReader(problems);
  }

  private static String policies() {
    return Arrays.stream(RegistrationPolicy.values())
        .map(policy -> policy.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  List<TransportConfig> read(ConfigBlock root) {
    ComponentReader components = new ComponentReader(root.block("component"));
    List<TransportConfig> transports = new ArrayList<>();
    root.namedBlocks("transports")
        .forEach((id, block) -> transports.add(transport(id, block, components)));
    if (transports.isEmpty()) {
      components.read();
      root.wrong("transports", "has no transport", "Add a block such as irc { domain = \"...\" }.");
    }
    return transports;
  }

  private TransportConfig transport(String id, ConfigBlock block, ComponentReader components) {
    String type = block.find("type", ValueKind.TEXT).orElse(id);
    String domain = block.require("domain", ValueKind.DOMAIN_NAME, "");
    RegistrationPolicy registration =
        block.find("registration", REGISTRATION).orElse(RegistrationPolicy.OPTIONAL);
    ComponentConfig component = components.read(block.block("component"));
    checkDomain(id, block, domain, component.server());
    return new TransportConfig(
        id,
        type,
        domain,
        registration,
        block.find("confirm-removal", ValueKind.FLAG).orElse(false),
        component,
        settings(type, id, block));
  }

  private Settings settings(String type, String id, ConfigBlock block) {
    SettingsSchema schema = schemas.get(type);
    if (schema != null) {
      return settings.read(block, schema);
    }
    String nearest =
        NearestWord.of(type, schemas.keySet())
            .map(word -> "Did you mean '" + word + "'? ")
            .orElse("");
    String installed = "Installed: " + String.join(", ", schemas.keySet()) + ".";
    String text = "names the transport '" + type + "', which is not installed";
    if (type.equals(id)) {
      block.wrong(text, nearest + installed);
    } else {
      block.wrong("type", text, nearest + installed);
    }
    return SettingsReader.NONE;
  }

  private void checkDomain(String id, ConfigBlock block, String domain, String server) {
    if (domain.isEmpty()) {
      return;
    }
    String other = idsByDomain.putIfAbsent(domain, id);
    if (other != null) {
      block.wrong(
          "domain",
          "is the domain of the transport '" + other + "' too",
          "Give each transport a domain of its own.");
    }
    if (domain.equals(server)) {
      block.wrong(
          "domain",
          "is the XMPP server's own domain",
          "Use another one, such as a subdomain of it.");
    }
  }
}
