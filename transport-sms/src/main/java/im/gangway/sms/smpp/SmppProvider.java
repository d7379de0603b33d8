package im.gangway.sms.smpp;

import im.gangway.sms.provider.Capabilities;
import im.gangway.sms.provider.Capabilities.Splitting;
import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.sms.smpp.wire.SubmitSm;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Health;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An SMSC as a provider. Thread-safe; nothing blocks. */
final class SmppProvider implements SmsProvider {
  private static final Duration FULL = Duration.ofMillis(500);

  private final SmppSettings settings;
  private final TransportContext context;
  private final SharedConnector connectors;
  private final RandomGenerator random;
  private final SubmitComposer composer;
  private volatile @Nullable Link link;

  SmppProvider(
      SmppSettings settings,
      TransportContext context,
      SharedConnector connectors,
      RandomGenerator random) {
    this.settings = settings;
    this.context = context;
    this.connectors = connectors;
    this.random = random;
    this.composer = new SubmitComposer(settings);
  }

  @Override
  public Capabilities capabilities() {
    Splitting splitting =
        settings.longMessages() == SmppSettings.LongMessages.PAYLOAD
            ? Splitting.PROVIDER
            : Splitting.SELF;
    return new Capabilities(splitting, true, true, settings.window());
  }

  @Override
  public void start(ProviderListener listener) {
    Link opened = new Link(settings, context, connectors, random, listener);
    link = opened;
    opened.open();
  }

  @Override
  public CompletionStage<Submitted> submit(OutboundMessage message) {
    SubmitSm composed;
    try {
      composed = composer.compose(message);
    } catch (IllegalArgumentException unfit) {
      return done(
          new Submitted.Refused(
              SubmitAction.GIVE_UP,
              FailureReason.CONTENT_REFUSED,
              Text.of(SmppProvider.class, "does-not-fit")));
    }
    Link over = link;
    Optional<Conversation> current = over == null ? Optional.empty() : over.current();
    return current
        .flatMap(conversation -> conversation.submit(message, composed))
        .orElseGet(() -> done(new Submitted.Retry(pause(over))));
  }

  private static Duration pause(@Nullable Link over) {
    return over == null || over.health().up() ? FULL : over.worthWaiting();
  }

  private static CompletionStage<Submitted> done(Submitted outcome) {
    return CompletableFuture.completedFuture(outcome);
  }

  @Override
  public Health health() {
    Link over = link;
    return over == null ? new Health(false, "The link was not opened") : over.health();
  }

  @Override
  public void close() {
    Link over = link;
    if (over != null) {
      over.close();
    }
  }
}
