package im.gangway.core.form;

import im.gangway.core.address.Target;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.UserSettingsStore;
import im.gangway.transport.ConfigurableService;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.Text;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * A user's settings for the gateway, a network or a room, as data forms.
 *
 * <p>Called on the user's mailbox, where the stages complete too. Shared by all users of a domain.
 */
public final class ConfigurationForms {
  /** For how many networks and rooms one user may keep settings. */
  private static final int MAX_SCOPES = 100;

  private final LegacyService service;
  private final UserSettingsStore store;

  public ConfigurationForms(LegacyService service, UserSettingsStore store) {
    this.service = service;
    this.store = store;
  }

  /** Whether there is anything to set there. */
  public boolean isOfferedAt(Target target) {
    return fields(target).isPresent();
  }

  /**
   * The form with what the user has set; secrets are never in it.
   *
   * @param formType the value of its {@code FORM_TYPE}
   * @return fails with a {@link StanzaException} item-not-found where there is nothing to set
   */
  public CompletionStage<Element> form(Target target, UserSession session, String formType) {
    Optional<FormFields> fields = fields(target);
    if (fields.isEmpty()) {
      return nothingToSet();
    }
    return current(target, session)
        .thenApplyAsync(
            values -> fields.get().show(formType, values, session.language()), session.mailbox());
  }

  /**
   * Checks what the user filled in, stores it and puts it in force.
   *
   * @return fails with a {@link StanzaException} or a {@link LegacyException} whose text names the
   *     field that cannot be as it is; nothing is stored then
   */
  public CompletionStage<Void> submit(Target target, UserSession session, SubmittedForm submitted) {
    Optional<FormFields> fields = fields(target);
    if (fields.isEmpty()) {
      return nothingToSet();
    }
    return changeable(target, session)
        .thenComposeAsync(
            values ->
                save(target, session, check(fields.get(), target, submitted, values), fields.get()),
            session.mailbox())
        .thenCompose(saved -> current(target, session))
        .thenAcceptAsync(values -> inForce(target, session, values), session.mailbox());
  }

  /** Who no longer wants to stay connected may have nothing else that keeps the connection. */
  private static void inForce(Target target, UserSession session, Map<String, String> values) {
    session.settings().replace(scope(target), values);
    session.reviewLater();
  }

  private Map<String, String> check(
      FormFields fields, Target target, SubmittedForm submitted, Map<String, String> current) {
    try {
      Map<String, String> changed = fields.read(submitted, current);
      if (service instanceof ConfigurableService configurable) {
        configurable.checkConfiguration(
            legacy(target), StayConnectedForm.without(fields.effective(changed, current)));
      }
      return changed;
    } catch (StanzaException | LegacyException refused) {
      throw new CompletionException(refused);
    }
  }

  private CompletionStage<Void> save(
      Target target, UserSession session, Map<String, String> changed, FormFields fields) {
    return store.save(session.domain(), owner(session), scope(target), changed, fields.secrets());
  }

  /** What is set now, unless this would be one target too many to keep settings for. */
  private CompletionStage<Map<String, String>> changeable(Target target, UserSession session) {
    return store
        .load(session.domain(), owner(session))
        .thenApply(
            scopes -> {
              if (scopes.size() >= MAX_SCOPES && !scopes.containsKey(scope(target))) {
                throw new CompletionException(tooManyTargets());
              }
              return scopes.getOrDefault(scope(target), Map.of());
            });
  }

  private static StanzaException tooManyTargets() {
    return new StanzaException(
        Condition.RESOURCE_CONSTRAINT,
        Text.of(ConfigurationForms.class, "too-many-scopes", MAX_SCOPES));
  }

  private CompletionStage<Map<String, String>> current(Target target, UserSession session) {
    return store
        .load(session.domain(), owner(session))
        .thenApply(scopes -> scopes.getOrDefault(scope(target), Map.of()));
  }

  private static String owner(UserSession session) {
    return session.user().toBareJID();
  }

  private Optional<FormFields> fields(Target target) {
    if (target instanceof Target.Contact || target instanceof Target.Occupant) {
      return Optional.empty();
    }
    Optional<FormFields> own =
        service instanceof ConfigurableService configurable
            ? configurable.configuration(legacy(target)).map(FormFields::of)
            : Optional.empty();
    return target instanceof Target.Gateway ? Optional.of(StayConnectedForm.with(own)) : own;
  }

  private static @Nullable LegacyTarget legacy(Target target) {
    if (target instanceof Target.Network network) {
      return new LegacyTarget.Network(network.address());
    }
    return target instanceof Target.Room room ? new LegacyTarget.Room(room.address()) : null;
  }

  private static String scope(Target target) {
    if (target instanceof Target.Network network) {
      return network.address().value();
    }
    return target instanceof Target.Room room ? room.address().value() : "";
  }

  private static <T> CompletionStage<T> nothingToSet() {
    return CompletableFuture.failedFuture(
        new StanzaException(
            Condition.ITEM_NOT_FOUND, Text.of(ConfigurationForms.class, "nothing-to-set")));
  }
}
