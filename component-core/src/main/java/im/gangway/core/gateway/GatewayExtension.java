package im.gangway.core.gateway;

/** Adds an ability to every gateway, such as a module of its own does. Thread-safe. */
@FunctionalInterface
public interface GatewayExtension {

  /** Adds its handlers, commands and whatever else it has to the parts of one gateway. */
  void install(GatewayParts parts);
}
