package im.gangway.sms.smpp;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.testing.ProviderContext;
import im.gangway.sms.testing.RecordingListener;
import im.gangway.sms.text.AlphabetChoice;
import im.gangway.sms.text.ReferenceWidth;
import im.gangway.sms.text.Segment;
import im.gangway.sms.text.Segmenter;
import im.gangway.sms.text.TooManySegmentsException;
import im.gangway.transport.ConfigurationException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** A provider over SMPP on a test's bench, with what it needs around it. */
final class SmppBench implements AutoCloseable {
  static final SmsAddress US = new SmsAddress.E164("+15550001");
  static final SmsAddress THEM = new SmsAddress.E164("+491701234567");

  final RecordingListener listener = new RecordingListener();
  final SmsProvider provider;
  private final ProviderContext context;

  private SmppBench(Map<String, ?> values, SSLContext tls) throws ConfigurationException {
    SmppBackend backend = new SmppBackend();
    context = new ProviderContext(backend, values, tls);
    provider = backend.open(context.setup());
  }

  /** Bound, or about to be, with short times. */
  static SmppBench to(int port, Map<String, ?> more) throws Exception {
    return to(port, more, SSLContext.getDefault());
  }

  static SmppBench to(int port, Map<String, ?> more, SSLContext tls)
      throws ConfigurationException, NoSuchAlgorithmException {
    Map<String, Object> values = new HashMap<>();
    values.put("host", "127.0.0.1");
    values.put("port", port);
    values.put("system-id", "gangway");
    values.put("password", "secret");
    values.put("rebind-first", Duration.ofMillis(50));
    values.put("rebind-longest", Duration.ofMillis(200));
    values.putAll(more);
    SmppBench bench = new SmppBench(values, tls);
    bench.provider.start(bench.listener);
    return bench;
  }

  /** Bound. */
  static SmppBench bound(int port, Map<String, ?> more) throws Exception {
    SmppBench bench = to(port, more);
    while (!bench.listener.nextLink().up()) {
      continue;
    }
    return bench;
  }

  static OutboundMessage message(String reference, String text) {
    return new OutboundMessage(reference, US, THEM, segments(text).get(0));
  }

  static List<Segment> segments(String text) {
    try {
      return new Segmenter(AlphabetChoice.plain(), ReferenceWidth.SIXTEEN_BIT)
          .split(text, 0x1234, 255);
    } catch (TooManySegmentsException tooLong) {
      throw new AssertionError(tooLong);
    }
  }

  /** The outcome of a message. */
  Submitted send(String text) throws InterruptedException, ExecutionException, TimeoutException {
    return provider.submit(message(text, text)).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    provider.close();
    context.close();
  }
}
