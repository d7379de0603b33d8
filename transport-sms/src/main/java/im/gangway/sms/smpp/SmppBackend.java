package im.gangway.sms.smpp;

import im.gangway.sms.provider.Backend;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.receipt.BindStatus;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.SettingsSchema;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Routes of the type {@code smpp}; all of them share two threads. Thread-safe. */
public final class SmppBackend implements Backend {
  private final SharedConnector connectors = new SharedConnector();

  @Override
  public String type() {
    return "smpp";
  }

  @Override
  public SettingsSchema keys() {
    return SmppSettings.schema();
  }

  @Override
  public SmsProvider open(Setup setup) throws ConfigurationException {
    return new SmppProvider(
        SmppSettings.of(setup), setup.context(), connectors, new SplittableRandom());
  }

  @Override
  public Map<String, Object> account(String identifier, String secret, Optional<String> url)
      throws ConfigurationException {
    return SmscUrl.parse(url).account(identifier, secret);
  }

  /** Binds and unbinds. */
  @Override
  public void verify(Setup setup) throws LegacyException {
    SmppSettings settings;
    try {
      settings = SmppSettings.of(setup);
    } catch (ConfigurationException tooLong) {
      throw failed(FailureReason.CREDENTIALS_REFUSED, "credentials-refused");
    }
    switch (tried(settings, setup)) {
      case BOUND -> {}
      case CREDENTIALS_REFUSED ->
          throw failed(FailureReason.CREDENTIALS_REFUSED, "credentials-refused");
      case DOWN -> throw failed(FailureReason.NETWORK_UNREACHABLE, "unreachable");
    }
  }

  private BindStatus tried(SmppSettings settings, Setup setup) {
    TrialBind trial = new TrialBind(settings.bind());
    Duration patience = settings.times().response();
    try {
      connectors.acquire().connect(settings.endpoint(), trial, setup.context().blocking());
      return trial.result().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return trial.giveUp();
    } catch (ExecutionException | TimeoutException silent) {
      return trial.giveUp();
    } finally {
      connectors.release();
    }
  }

  private static LegacyException failed(FailureReason reason, String key) {
    return new LegacyException(reason, Text.of(SmppBackend.class, key));
  }
}
