package im.gangway.registration;

import im.gangway.core.account.DepartedUsers;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.config.TransportConfig;
import im.gangway.core.gateway.GatewayExtension;
import im.gangway.core.gateway.GatewayParts;
import im.gangway.core.gateway.LiveLimits;
import im.gangway.transport.RegistrableService;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets users register with every transport that takes credentials, unless the admin forbade it. */
public final class RegistrationExtension implements GatewayExtension {
  private final GangwayConfig config;

  public RegistrationExtension(GangwayConfig config) {
    this.config = config;
  }

  @Override
  public void install(GatewayParts parts) {
    if (parts.context().registration() != RegistrationPolicy.DISABLED
        && parts.context().service() instanceof RegistrableService service) {
      install(parts, new RegistrationForms(service), service);
    }
  }

  private void install(GatewayParts parts, RegistrationForms forms, RegistrableService service) {
    RegistrationRules rules = rules(parts.context().domain(), parts.limits());
    Admission admission = new Admission(rules, parts.context().clock());
    Registrar registrar =
        new Registrar(forms, service, parts.stores().settings(), admission, parts.accounts());
    Removal removal = new Removal(forms, rules, parts.accounts());
    parts.accounts().add(new Welcome(parts.context().domain()));
    Departure departure = new Departure(service);
    parts.accounts().add(departure);
    departure.tell(new DepartedUsers(parts.stores().states().of(parts.context().domain())));
    parts.handlers().iq(new RegisterHandler(forms, registrar, removal, rules));
    parts.commands().add(new RegisterCommand(forms, registrar, rules));
    parts.commands().add(new UnregisterCommand(removal));
  }

  private RegistrationRules rules(String domain, LiveLimits limits) {
    TransportConfig transport =
        config.transports().stream()
            .filter(each -> each.domain().equals(domain))
            .findFirst()
            .orElseThrow();
    return new RegistrationRules(
        transport.registration(),
        transport.confirmsRemoval(),
        gateways(),
        limits::registrationsPerDomainPerHour,
        Optional.ofNullable(config.http().publicUrl()));
  }

  private Set<String> gateways() {
    return config.transports().stream().map(TransportConfig::domain).collect(Collectors.toSet());
  }
}
