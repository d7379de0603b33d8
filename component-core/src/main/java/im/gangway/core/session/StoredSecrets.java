package im.gangway.core.session;

import im.gangway.core.error.SecretValues;
import im.gangway.transport.ConfigurableService;
import im.gangway.transport.ConfigurationForm;
import im.gangway.transport.FormField;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RegistrableService;
import im.gangway.transport.RegistrationForm;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of a user's settings are secret: all that a form of the transport does not show. So
 * are tokens, which are in no form. Thread-safe.
 */
final class StoredSecrets {
  private final LegacyService service;

  StoredSecrets(LegacyService service) {
    this.service = service;
  }

  /** The secret ones among the values by scope and field. */
  SecretValues of(Map<String, Map<String, String>> settings) {
    Set<String> shown = new HashSet<>();
    try {
      show(null, shown);
      settings.keySet().stream()
          .filter(scope -> !scope.isEmpty())
          .forEach(scope -> show(new NetworkAddress(scope), shown));
    } catch (RuntimeException bug) {
      // a transport that cannot say what is shown has shown nothing
      shown.clear();
    }
    return SecretValues.of(
        settings.values().stream()
            .flatMap(values -> values.entrySet().stream())
            .filter(field -> !shown.contains(field.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.toSet()));
  }

  private void show(@Nullable NetworkAddress network, Set<String> shown) {
    if (service instanceof RegistrableService registrable) {
      registrable.registration(network).map(RegistrationForm::fields).ifPresent(add(shown));
    }
    if (service instanceof ConfigurableService configurable) {
      configurable
          .configuration(network == null ? null : new LegacyTarget.Network(network))
          .map(ConfigurationForm::fields)
          .ifPresent(add(shown));
    }
  }

  private static Consumer<List<FormField>> add(Set<String> shown) {
    return fields ->
        fields.stream()
            .filter(field -> !field.type().isSecret())
            .map(FormField::name)
            .forEach(shown::add);
  }
}
