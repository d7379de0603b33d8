package im.gangway.transport.testing;

import im.gangway.transport.Ability;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.LegacyService;
import im.gangway.transport.Transport;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.TransportInfo.Identity;
import java.util.EnumSet;
import java.util.Set;

/**
 * A transport whose legacy side is the test: it has people with accounts and contacts, no rooms and
 * no networks, and everything that happens there happens because the test says so. Thread-safe.
 *
 * <p>Addresses are 1 to 40 characters of {@code [a-z0-9._+-]} and of what a JID has to escape; with
 * an asterisk there is none.
 */
public final class ScriptedTransport implements Transport {
  private static final Ability[] ALL = {
    Ability.CONTACTS, Ability.PRESENCE, Ability.PROFILES, Ability.SEARCH, Ability.DELIVERY_REPORTS
  };

  private final Set<Ability> abilities;
  private final AfterCrash afterCrash;
  private final ScriptedNetwork network = new ScriptedNetwork();

  /** With the usual abilities: contacts, presence, profiles, a directory, delivery reports. */
  public ScriptedTransport() {
    this(ALL);
  }

  /** With these of the abilities. */
  public ScriptedTransport(Ability... abilities) {
    this(AfterCrash.FORGET, abilities);
  }

  private ScriptedTransport(AfterCrash afterCrash, Ability... abilities) {
    this.afterCrash = afterCrash;
    this.abilities = EnumSet.noneOf(Ability.class);
    this.abilities.addAll(Set.of(abilities));
  }

  /** With the usual abilities; messages are stored until they are sent. */
  public static ScriptedTransport keepingMessages(AfterCrash afterCrash) {
    return new ScriptedTransport(afterCrash, ALL);
  }

  /** With these of the abilities; messages are stored until they are sent. */
  public static ScriptedTransport keepingMessages(AfterCrash afterCrash, Ability... abilities) {
    return new ScriptedTransport(afterCrash, abilities);
  }

  /** The legacy side; the same for every start of this transport. */
  public ScriptedNetwork network() {
    return network;
  }

  @Override
  public TransportInfo info() {
    return TransportInfo.of("scripted", "Scripted", new Identity("gateway", "sms"))
        .able(abilities.toArray(Ability[]::new))
        .called(TransportInfo.Calls.MAY_BLOCK)
        .keepingMessages(afterCrash);
  }

  @Override
  public LegacyService start(TransportContext context) {
    network.connect(context);
    return new ScriptedService(network, abilities);
  }
}
