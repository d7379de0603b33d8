package im.gangway.sms.twilio;

import im.gangway.sms.provider.Backend;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.web.HttpClients;
import im.gangway.sms.web.Outages;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import im.gangway.transport.web.WebRoutes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Routes of the type {@code twilio}. Thread-safe. */
public final class TwilioBackend implements Backend {
  private final HttpClients clients;
  private final Function<TransportContext, WebRoutes> routes;

  /**
   * Such routes.
   *
   * @param routes where a domain's webhooks are
   */
  public TwilioBackend(HttpClients clients, Function<TransportContext, WebRoutes> routes) {
    this.clients = clients;
    this.routes = routes;
  }

  @Override
  public String type() {
    return "twilio";
  }

  @Override
  public SettingsSchema keys() {
    return TwilioSettings.schema();
  }

  @Override
  public SmsProvider open(Setup setup) throws ConfigurationException {
    TransportContext context = setup.context();
    return new TwilioProvider(
        setup.id(),
        TwilioSettings.of(setup),
        clients.of(context),
        routes.apply(context),
        new Outages(context.clock()));
  }

  @Override
  public Map<String, Object> account(String identifier, String secret, Optional<String> url) {
    Map<String, Object> values = new HashMap<>();
    values.put("account-sid", identifier);
    values.put("auth-token", secret);
    url.ifPresent(given -> values.put("base-url", given));
    return values;
  }

  /** Asks for the account, which costs nothing. */
  @Override
  public void verify(Setup setup) throws LegacyException {
    int status;
    try {
      status = ask(setup);
    } catch (ConfigurationException bad) {
      throw failed(FailureReason.CREDENTIALS_REFUSED, "credentials-refused");
    } catch (IOException unreachable) {
      throw failed(FailureReason.NETWORK_UNREACHABLE, "unreachable");
    }
    if (status == 401 || status == 403 || status == 404) {
      throw failed(FailureReason.CREDENTIALS_REFUSED, "credentials-refused");
    } else if (status != 200) {
      throw failed(FailureReason.NETWORK_UNREACHABLE, "unreachable");
    }
  }

  private static LegacyException failed(FailureReason reason, String key) {
    return new LegacyException(reason, Text.of(TwilioBackend.class, key));
  }

  private int ask(Setup setup) throws ConfigurationException, IOException {
    TwilioSettings settings = TwilioSettings.of(setup);
    try {
      URI account =
          URI.create(
              settings.baseUrl() + "/2010-04-01/Accounts/" + settings.accountSid() + ".json");
      HttpRequest request =
          HttpRequest.newBuilder(account)
              .timeout(settings.timeout())
              .header("Authorization", settings.authorization())
              .build();
      return clients.of(setup.context()).send(request, BodyHandlers.discarding()).statusCode();
    } catch (IllegalArgumentException noSid) {
      throw new ConfigurationException("No such account-sid", noSid);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", stopping);
    }
  }
}
