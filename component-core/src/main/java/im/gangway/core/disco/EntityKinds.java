package im.gangway.core.disco;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.transport.Ability;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.TransportInfo.Identity;

/** What all targets of a kind are and can do, as registered. Thread-safe. */
final class EntityKinds {
  private static final Identity SOME_ROOM = new Identity("conference", "text");

  private final HandlerRegistry handlers;
  private final TransportInfo transport;

  EntityKinds(HandlerRegistry handlers, TransportInfo transport) {
    this.handlers = handlers;
    this.transport = transport;
  }

  /** Rooms and occupants are given an identity where more is known about them. */
  DiscoInfo describe(TargetKind kind) {
    DiscoInfo info = new DiscoInfo().features(handlers.features(kind));
    handlers.forms(kind).forEach(info::form);
    switch (kind) {
      case GATEWAY, NETWORK ->
          transport
              .identities()
              .forEach(known -> info.identity(known.category(), known.type(), transport.name()));
      case CONTACT -> {
        info.identity("client", clientType(), "");
        if (transport.abilities().contains(Ability.PROFILES)) {
          info.identity("pubsub", "pep", "");
        }
      }
      case ROOM, OCCUPANT -> {}
    }
    return info;
  }

  void identifyRoom(DiscoInfo info, String name) {
    Identity room =
        transport.identities().stream()
            .filter(identity -> identity.category().equals("conference"))
            .findFirst()
            .orElse(SOME_ROOM);
    info.identity(room.category(), room.type(), name);
  }

  void identifyOccupant(DiscoInfo info, String nick) {
    info.identity("client", clientType(), nick);
  }

  private String clientType() {
    return transport.identities().get(0).type().equals("sms") ? "sms" : "pc";
  }
}
