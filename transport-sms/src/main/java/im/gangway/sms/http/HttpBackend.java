package im.gangway.sms.http;

import im.gangway.sms.provider.Backend;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.web.HttpClients;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.TransportContext;
import im.gangway.transport.web.WebRoutes;
import java.util.function.Function;

/** Routes of the type {@code http}. Thread-safe. */
public final class HttpBackend implements Backend {
  private final HttpClients clients;
  private final Function<TransportContext, WebRoutes> routes;

  /**
   * Such routes.
   *
   * @param routes where a domain's webhooks are
   */
  public HttpBackend(HttpClients clients, Function<TransportContext, WebRoutes> routes) {
    this.clients = clients;
    this.routes = routes;
  }

  @Override
  public String type() {
    return "http";
  }

  @Override
  public SettingsSchema keys() {
    return HttpSettings.schema();
  }

  @Override
  public SmsProvider open(Setup setup) throws ConfigurationException {
    TransportContext context = setup.context();
    return new HttpProvider(
        setup.id(),
        HttpSettings.of(setup),
        clients.of(context),
        routes.apply(context),
        context.clock());
  }
}
