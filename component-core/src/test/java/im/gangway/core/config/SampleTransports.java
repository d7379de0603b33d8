package im.gangway.core.config;

import im.gangway.transport.Setting;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.TransportInfo.Identity;
import java.time.Duration;
import java.util.List;

/** Transports with the keys that the sample file uses. */
final class SampleTransports {
  static final List<TransportInfo> ALL = List.of(irc(), email(), sms());

  private SampleTransports() {}

  private static TransportInfo irc() {
    SettingsSchema network =
        SettingsSchema.builder()
            .required("host", Setting.Type.TEXT, "The network's host.")
            .port("port", 6697, "Its port.")
            .flag("tls", true, "Whether it speaks TLS.")
            .secret("password", "The server's password.")
            .build();
    SettingsSchema flood =
        SettingsSchema.builder()
            .number("burst", 10, "Lines at once.")
            .decimal("lines-per-second", 1, "Lines after that.")
            .build();
    return info(
        "irc",
        SettingsSchema.builder()
            .text("fixed-server", null, "The only server.")
            .namedSections("networks", network, "Networks by name.")
            .flag("any-server", true, "Whether users may name servers.")
            .flag("allow-private-addresses", false, "Whether private addresses are allowed.")
            .port("default-port", 6697, "The port of other servers.")
            .flag("default-tls", true, "Whether they speak TLS.")
            .section("flood", flood, "Limits towards servers.")
            .flag("archive", true, "Whether rooms are archived.")
            .number("history", 20, "Messages shown at joining.")
            .flag("persistent-by-default", false, "Whether rooms are kept.")
            .flag("reconnect", true, "Whether to connect again.")
            .duration("ping", Duration.ofMinutes(2), "Time between pings.")
            .build());
  }

  private static TransportInfo email() {
    SettingsSchema accounts =
        SettingsSchema.builder()
            .flag("enabled", true, "Whether users may have accounts.")
            .texts("allow-hosts", List.of("*"), "Where they may lie.")
            .build();
    SettingsSchema domainMode =
        SettingsSchema.builder()
            .flag("enabled", false, "Whether a mail domain is served.")
            .text("listen", "127.0.0.1:2526", "Where LMTP listens.")
            .texts("trusted", List.of("127.0.0.0/8"), "Who may deliver.")
            .text("smarthost", null, "Where mail goes.")
            .texts("map", List.of(), "Who has which address.")
            .build();
    return info(
        "email",
        SettingsSchema.builder()
            .section("accounts", accounts, "Users' own accounts.")
            .section("domain-mode", domainMode, "A mail domain.")
            .build());
  }

  private static TransportInfo sms() {
    SettingsSchema route =
        SettingsSchema.builder()
            .required("id", Setting.Type.TEXT, "The route's name.")
            .required("type", Setting.Type.TEXT, "smpp or twilio.")
            .text("host", null, "The carrier's host.")
            .port("port", 2775, "Its port.")
            .text("system-id", null, "Who we are there.")
            .secret("password", "The password.")
            .flag("tls", true, "Whether it speaks TLS.")
            .number("window", 10, "Messages under way.")
            .number("rate", 10, "Messages in a second.")
            .text("account-sid", null, "The account.")
            .secret("auth-token", "The token.")
            .text("base-url", null, "The provider's address.")
            .build();
    SettingsSchema number =
        SettingsSchema.builder()
            .required("number", Setting.Type.TEXT, "The number.")
            .required("route", Setting.Type.TEXT, "Its route.")
            .text("owner", null, "Whose it is.")
            .build();
    return info(
        "sms",
        SettingsSchema.builder()
            .text("region", null, "The country of numbers without a code.")
            .sectionList("routes", route, "Ways to the network.")
            .sectionList("numbers", number, "Numbers of the gateway.")
            .build());
  }

  private static TransportInfo info(String id, SettingsSchema schema) {
    return TransportInfo.of(id, id, new Identity("gateway", id)).with(schema);
  }
}
