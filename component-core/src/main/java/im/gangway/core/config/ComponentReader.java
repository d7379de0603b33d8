package im.gangway.core.config;

import java.util.List;

/** Reads the block {@code component}, the global one and those of single transports over it. */
final class ComponentReader {
  private static final List<String> KEYS = List.of("host", "port", "secret", "server", "tls");
  private static final int DEFAULT_PORT = 5347;

  private final ConfigBlock global;

  ComponentReader(ConfigBlock global) {
    this.global = global;
    refuseUnknown(global);
  }

  /** The global component with what the transport's own block has in its place. */
  ComponentConfig read(ConfigBlock own) {
    refuseUnknown(own);
    return component(own.isEmpty() ? global : own.over(global));
  }

  /** The global component as it is. */
  ComponentConfig read() {
    return component(global);
  }

  private static ComponentConfig component(ConfigBlock block) {
    return new ComponentConfig(
        block.find("host", ValueKind.NONEMPTY).orElse("127.0.0.1"),
        block.find("port", ValueKind.PORT).orElse(DEFAULT_PORT),
        block.require("secret", ValueKind.NONEMPTY, ""),
        block.require("server", ValueKind.DOMAIN_NAME, ""),
        block.find("tls", ValueKind.FLAG).orElse(false));
  }

  private static void refuseUnknown(ConfigBlock block) {
    KEYS.forEach(block::has);
    block.refuseOthers();
  }
}
