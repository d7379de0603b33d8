package im.gangway.sms.smpp;

import im.gangway.sms.provider.Backend;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.SettingsSchema;
import java.util.SplittableRandom;

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
}
