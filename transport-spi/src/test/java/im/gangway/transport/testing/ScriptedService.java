package im.gangway.transport.testing;

import im.gangway.transport.Ability;
import im.gangway.transport.Account;
import im.gangway.transport.AddressPrompt;
import im.gangway.transport.Health;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.LoginStep;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RegistrableService;
import im.gangway.transport.Registration;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.SessionContext;
import im.gangway.transport.UserSettings;
import im.gangway.transport.command.CommandService;
import im.gangway.transport.command.TransportCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The running {@link ScriptedTransport}: asks the network whatever it does not know. */
final class ScriptedService implements RegistrableService, CommandService {
  private final ScriptedNetwork network;
  private final Set<Ability> abilities;

  ScriptedService(ScriptedNetwork network, Set<Ability> abilities) {
    this.network = network;
    this.abilities = abilities;
  }

  @Override
  public LegacyTarget resolve(String localpart) throws InvalidAddressException {
    return ScriptedAddresses.resolve(localpart);
  }

  @Override
  public LegacyTarget parse(String typed, UserSettings settings) throws InvalidAddressException {
    return ScriptedAddresses.parse(typed);
  }

  @Override
  public AddressPrompt addressPrompt() {
    return new AddressPrompt("Enter the name of the person you want to reach.", "Name");
  }

  @Override
  public Optional<RegistrationForm> registration(@Nullable NetworkAddress address) {
    return address == null ? Optional.of(ScriptedForm.FORM) : Optional.empty();
  }

  @Override
  public LoginStep verify(Registration candidate, UserSettings settings) throws LegacyException {
    return network.verify(candidate);
  }

  @Override
  public List<TransportCommand> commands() {
    return network.commands();
  }

  @Override
  public boolean isProvisioned(String user) {
    return network.isProvisioned(user);
  }

  @Override
  public void removed(Account account) {
    network.removed(account);
  }

  @Override
  public LegacySession login(Account account, SessionContext context) throws LegacyException {
    ScriptedSession session = network.login(account, context);
    return AbleSession.of(new ScriptedLegacySession(session, network), abilities);
  }

  @Override
  public Optional<String> addressOf(Account account) {
    return network.address();
  }

  @Override
  public Health health() {
    return network.health();
  }

  @Override
  public void close() {
    // the network belongs to the test
  }
}
