package im.gangway.transport;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened on the legacy side; each kind has one relay in the gateway's core.
 *
 * <p>Texts may hold whatever the network sent: the gateway removes what cannot be shown.
 */
public sealed interface LegacyEvent {

  /** Something that happened in a room. */
  sealed interface InRoom extends LegacyEvent {
    /** Which room. */
    RoomAddress room();
  }

  /** A connection to a network changed its state. */
  record NetworkChanged(NetworkAddress network, NetworkState state, Text text)
      implements LegacyEvent {
    /** With words that are the same in every language, such as what the network said. */
    public NetworkChanged(NetworkAddress network, NetworkState state, String text) {
      this(network, state, Text.literal(text));
    }
  }

  /** A network, or the service itself, told the user something. */
  record ServiceNotice(Optional<NetworkAddress> network, Text text) implements LegacyEvent {
    /** With words that are the same in every language, such as what the network said. */
    public ServiceNotice(Optional<NetworkAddress> network, String text) {
      this(network, Text.literal(text));
    }
  }

  /**
   * A legacy user wrote to the user.
   *
   * @param occupant through which room's occupant the user had spoken with the sender last, if so
   * @param sentAt when it was sent, if that was notably earlier
   * @param extras what came with the text
   */
  record MessageReceived(
      LegacyAddress from,
      Optional<OccupantAddress> occupant,
      MessageText text,
      Optional<LegacyMessageId> id,
      Optional<Instant> sentAt,
      IncomingExtras extras)
      implements LegacyEvent {
    /** A message that has nothing beside its text. */
    public MessageReceived(
        LegacyAddress from,
        Optional<OccupantAddress> occupant,
        MessageText text,
        Optional<LegacyMessageId> id,
        Optional<Instant> sentAt) {
      this(from, occupant, text, id, sentAt, IncomingExtras.NONE);
    }

    /** The same with what came with its text; an empty text is one that consists of that only. */
    public MessageReceived with(IncomingExtras other) {
      return new MessageReceived(from, occupant, text, id, sentAt, other);
    }
  }

  /**
   * The user wrote to a legacy user from another client of the legacy service.
   *
   * @param sentAt when it was sent, if that was notably earlier
   */
  record OwnMessage(
      LegacyAddress to, MessageText text, Optional<LegacyMessageId> id, Optional<Instant> sentAt)
      implements LegacyEvent {}

  /**
   * A message has truly reached its recipient; only with {@link Ability#DELIVERY_REPORTS}.
   *
   * @param to to whom it was sent
   * @param message the id of the {@link OutgoingMessage}
   */
  record MessageDelivered(LegacyAddress to, String message) implements LegacyEvent {}

  /**
   * A message that had been accepted has not reached its recipient after all.
   *
   * @param to to whom it was sent
   * @param message the id of the {@link OutgoingMessage}
   */
  record MessageFailed(LegacyAddress to, String message, FailureReason reason, Text text)
      implements LegacyEvent {
    /** With words that are the same in every language, such as what the network said. */
    public MessageFailed(LegacyAddress to, String message, FailureReason reason, String text) {
      this(to, message, reason, Text.literal(text));
    }
  }

  /** A legacy user writes, or has ceased to. */
  record TypingChanged(LegacyAddress from, boolean typing) implements LegacyEvent {}

  /** The whole contact list that the legacy service keeps; replaces the one before. */
  record ContactsListed(List<Contact> contacts) implements LegacyEvent {
    public ContactsListed {
      contacts = List.copyOf(contacts);
    }
  }

  /** One entry of the contact list is new or changed. */
  record ContactChanged(Contact contact) implements LegacyEvent {}

  /** One entry of the contact list has gone. */
  record ContactRemoved(LegacyAddress contact) implements LegacyEvent {}

  /** A legacy user has another address. */
  record ContactRenamed(LegacyAddress from, LegacyAddress to) implements LegacyEvent {}

  /** How present a contact is; told after the login for each who is not offline. */
  record ContactPresence(LegacyAddress contact, ContactStatus status, String text)
      implements LegacyEvent {}

  /** A legacy user asks to see the user's presence. */
  record SubscriptionRequested(LegacyAddress from, Optional<String> nick, String text)
      implements LegacyEvent {}

  /** A legacy user agreed to be the user's contact. */
  record SubscriptionAccepted(LegacyAddress contact) implements LegacyEvent {}

  /** A legacy user does not want to be the user's contact. */
  record SubscriptionRefused(LegacyAddress contact, String text) implements LegacyEvent {}

  /** A legacy user has removed the user. */
  record SubscriptionEnded(LegacyAddress contact) implements LegacyEvent {}

  /** The user is in a room, now or again, with everybody who is there, the user included. */
  record RoomEntered(
      RoomAddress room, String ownNick, List<Occupant> occupants, Optional<Subject> subject)
      implements InRoom {
    public RoomEntered {
      occupants = List.copyOf(occupants);
    }
  }

  /**
   * The user is no longer in a room, without having asked for that.
   *
   * @param actor who did it, if somebody did
   */
  record RoomLeft(RoomAddress room, Departure how, Optional<String> actor, Text text)
      implements InRoom {
    /** With words that are the same in every language, such as what the network said. */
    public RoomLeft(RoomAddress room, Departure how, Optional<String> actor, String text) {
      this(room, how, actor, Text.literal(text));
    }
  }

  /**
   * Somebody else wrote to a room.
   *
   * @param nick empty when the room or network itself speaks
   * @param sentAt when it was sent, if that was notably earlier
   */
  record RoomMessage(
      RoomAddress room,
      Optional<String> nick,
      MessageText text,
      Optional<LegacyMessageId> id,
      Optional<Instant> sentAt)
      implements InRoom {}

  /** The subject of a room was changed. */
  record SubjectChanged(RoomAddress room, Subject subject) implements InRoom {}

  /** Somebody entered a room. */
  record OccupantEntered(RoomAddress room, Occupant occupant) implements InRoom {}

  /** Somebody left a room. */
  record OccupantLeft(
      RoomAddress room, String nick, Departure how, Optional<String> actor, String text)
      implements InRoom {}

  /**
   * Somebody in a room, perhaps the user, has another nick.
   *
   * @param forced whether the network did it unasked
   */
  record OccupantRenamed(RoomAddress room, String nick, Occupant renamed, boolean forced)
      implements InRoom {}

  /** Somebody in a room, perhaps the user, has another standing. */
  record OccupantChanged(RoomAddress room, Occupant occupant) implements InRoom {}

  /** A legacy user invites the user to a room. */
  record RoomInvitation(RoomAddress room, LegacyAddress from, Text text) implements InRoom {
    /** With words that are the same in every language, such as what the network said. */
    public RoomInvitation(RoomAddress room, LegacyAddress from, String text) {
      this(room, from, Text.literal(text));
    }
  }

  /** The session has ended by itself and must be thrown away. */
  record SessionEnded(FailureReason reason, Text text) implements LegacyEvent {
    /** With words that are the same in every language, such as what the network said. */
    public SessionEnded(FailureReason reason, String text) {
      this(reason, Text.literal(text));
    }
  }

  /** How a network's connection is. */
  enum NetworkState {
    CONNECTING,
    CONNECTED,
    /** Lost, and being restored by itself; rooms are re-entered. */
    RECONNECTING,
    DISCONNECTED
  }

  /** How somebody ceased to be in a room. */
  enum Departure {
    LEFT,
    /** Left the network. */
    QUIT,
    KICKED,
    BANNED,
    /** The connection was lost. */
    DISCONNECTED
  }

  /**
   * What a room is about.
   *
   * @param author who said so, if known
   * @param since when it was set, if known
   */
  record Subject(String text, Optional<String> author, Optional<Instant> since) {}

  /** A nick in a room. */
  record OccupantAddress(RoomAddress room, String nick) {}
}
