package im.gangway.core.info;

import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;

/** Registers the answers to small questions. */
public final class InfoModule {
  private InfoModule() {}

  /** Adds the handlers. */
  public static void install(GatewayContext context, HandlerRegistry handlers) {
    handlers
        .iq(new PingHandler())
        .iq(VersionHandler.ofThisProgram())
        .iq(new LastActivityHandler(context))
        .iq(new EntityTimeHandler(context.clock()))
        .iq(new VcardHandler(context.info()));
  }
}
