package im.gangway.sms.testing;

import im.gangway.sms.provider.Backend;
import im.gangway.transport.Settings;
import im.gangway.transport.testing.FixedTransportContext;
import im.gangway.transport.testing.MemoryTransportState;
import im.gangway.transport.testing.RecordingInbox;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** What a provider is made of in tests: real time and real threads. */
public final class ProviderContext implements AutoCloseable {
  private final FixedTransportContext context;
  private final Backend.Setup setup;

  /** For a route named {@code carrier} of that kind. */
  public ProviderContext(Backend backend, Map<String, ?> values, SSLContext tls) {
    Settings settings = new Settings(backend.keys(), values);
    context =
        new FixedTransportContext(
            settings,
            Clock.systemUTC(),
            Executors.newSingleThreadScheduledExecutor(),
            Executors.newCachedThreadPool(),
            tls,
            new RecordingInbox(),
            new MemoryTransportState());
    setup = new Backend.Setup("carrier", settings, "DE", context);
  }

  public Backend.Setup setup() {
    return setup;
  }

  @Override
  public void close() {
    context.close();
  }
}
