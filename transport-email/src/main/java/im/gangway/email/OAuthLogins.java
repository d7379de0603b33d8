package im.gangway.email;

import im.gangway.email.address.MailAddress;
import im.gangway.email.imap.MailLogin;
import im.gangway.email.oauth.AccessTokens;
import im.gangway.email.oauth.DeviceLogin;
import im.gangway.email.oauth.Grant;
import im.gangway.email.oauth.OAuthProvider;
import im.gangway.email.oauth.TokenServer;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.Registration;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import im.gangway.transport.UserSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Users who log in by tokens, at the providers that the admin configured. Thread-safe. */
final class OAuthLogins {
  private static final Logger log = LoggerFactory.getLogger(OAuthLogins.class);
  private static final Duration PATIENCE = Duration.ofSeconds(22);

  private final List<OAuthProvider> providers;
  private final TransportContext context;
  private final MailRegistration registration;
  private final TokenServer server;

  OAuthLogins(
      List<OAuthProvider> providers, TransportContext context, MailRegistration registration) {
    this.providers = List.copyOf(providers);
    this.context = context;
    this.registration = registration;
    this.server = new TokenServer(context);
  }

  /** Where users of an address log in by tokens. */
  Optional<OAuthProvider> of(MailAddress address) {
    String wire = address.wire();
    String domain = wire.substring(wire.lastIndexOf('@') + 1);
    return providers.stream().filter(each -> each.domains().contains(domain)).findFirst();
  }

  /** Sends the user to the provider's page; blocks until it is known. */
  LoginStep begin(OAuthProvider provider, Registration candidate, UserSettings user)
      throws LegacyException {
    String host = provider.device().getHost();
    DeviceLogin.Begun begun =
        Waiting.get(DeviceLogin.begin(provider, server, context), PATIENCE, host);
    return new LoginStep.OpenUrl(
        begun.page(),
        Optional.of(begun.code()),
        Text.of(OAuthLogins.class, "open-page"),
        begun.granted().thenApplyAsync(each -> granted(candidate, user, each), context.blocking()));
  }

  private LoginStep granted(Registration candidate, UserSettings user, Grant grant) {
    Map<String, String> fields = new HashMap<>(candidate.fields());
    fields.put(MailAccount.REFRESH_TOKEN, grant.refresh().orElse(""));
    MailLogin.TokenSource tokens = isRefused -> CompletableFuture.completedFuture(grant.access());
    try {
      return registration.verify(candidate.with(fields), user, Optional.of(tokens));
    } catch (LegacyException refused) {
      throw new CompletionException(refused);
    }
  }

  /** The tokens of a user who has a session. */
  Optional<MailLogin.TokenSource> tokens(
      MailAddress address, String refreshToken, SessionContext session) {
    return refreshToken.isEmpty()
        ? Optional.empty()
        : of(address)
            .map(
                provider ->
                    new AccessTokens(
                        provider,
                        server,
                        context.clock(),
                        refreshToken,
                        next -> keep(session, next)));
  }

  private static void keep(SessionContext session, String refreshToken) {
    session
        .save(Optional.empty(), Map.of(MailAccount.REFRESH_TOKEN, refreshToken))
        .whenComplete(
            (saved, failure) -> {
              if (failure != null) {
                log.warn("A new token could not be stored: {}", failure.toString());
              }
            });
  }
}
