package im.gangway.sms.provider;

import im.gangway.transport.Health;
import java.util.concurrent.CompletionStage;

/**
 * A way to a carrier. Thread-safe; no method blocks.
 *
 * <p>Calls of {@link #submit} that follow each other are sent in that order. At most {@link
 * Capabilities#window} may be unanswered; more are refused with {@link Submitted.Retry}.
 */
public interface SmsProvider extends AutoCloseable {

  /** What it can do. */
  Capabilities capabilities();

  /** Binds, or begins to take calls; to be called once. */
  void start(ProviderListener listener);

  /** Sends a message. The stage never fails: what goes wrong is an outcome too. */
  CompletionStage<Submitted> submit(OutboundMessage message);

  /** How it is. */
  Health health();

  /** Ends it; what is unanswered then is {@link Submitted.Unknown}. */
  @Override
  void close();
}
