package im.gangway.transport;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a transport is and may be able to do, known without any session.
 *
 * @param id short lower-case name, also the default name of its configuration block, such as {@code
 *     irc}
 * @param name the network's name for people, such as {@code IRC}
 * @param identities the identities the gateway shows for it, the main one first
 * @param abilities what its sessions may be able to do; a session may narrow this, never widen it
 * @param settings the keys of its configuration block beside those that every block has
 * @param calls on which thread its sessions are called
 * @param maxTextBytes longest text in UTF-8 bytes that one message may carry
 * @param afterCrash whether messages are stored until they are sent, and what becomes of one whose
 *     sending was cut off
 */
public record TransportInfo(
    String id,
    String name,
    List<Identity> identities,
    Set<Ability> abilities,
    SettingsSchema settings,
    Calls calls,
    int maxTextBytes,
    AfterCrash afterCrash) {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  /** An identity of the service discovery registry, such as gateway/irc. */
  public record Identity(String category, String type) {}

  /** On which thread the methods of a session are called. */
  public enum Calls {
    /** On the user's lane of the transport's bounded pool: they may block until their deadline. */
    MAY_BLOCK,
    /** On the user's mailbox itself: they must return at once. */
    NEVER_BLOCK
  }

  public TransportInfo {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("A transport's id is lower-case letters, not: " + id);
    }
    if (identities.isEmpty()) {
      throw new IllegalArgumentException("A transport has at least one identity: " + id);
    }
    if (maxTextBytes < 1) {
      throw new IllegalArgumentException("maxTextBytes must be positive");
    }
    identities = List.copyOf(identities);
    abilities = Set.copyOf(abilities);
  }

  /**
   * Starts a description with no abilities and no settings, 64 KiB of text, calls that may block.
   */
  public static TransportInfo of(String id, String name, Identity identity) {
    return new TransportInfo(
        id,
        name,
        List.of(identity),
        EnumSet.noneOf(Ability.class),
        SettingsSchema.NONE,
        Calls.MAY_BLOCK,
        64 * 1024,
        AfterCrash.FORGET);
  }

  /** The same with further identities. */
  public TransportInfo alsoKnownAs(Identity... further) {
    List<Identity> all = new ArrayList<>(identities);
    all.addAll(List.of(further));
    return new TransportInfo(id, name, all, abilities, settings, calls, maxTextBytes, afterCrash);
  }

  /** The same with these abilities. */
  public TransportInfo able(Ability... able) {
    return new TransportInfo(
        id, name, identities, Set.of(able), settings, calls, maxTextBytes, afterCrash);
  }

  /** The same with these settings. */
  public TransportInfo with(SettingsSchema schema) {
    return new TransportInfo(
        id, name, identities, abilities, schema, calls, maxTextBytes, afterCrash);
  }

  /** The same with sessions that are called on this kind of thread. */
  public TransportInfo called(Calls how) {
    return new TransportInfo(
        id, name, identities, abilities, settings, how, maxTextBytes, afterCrash);
  }

  /** The same with another limit for one message's text, in UTF-8 bytes. */
  public TransportInfo limitedTo(int textBytes) {
    return new TransportInfo(
        id, name, identities, abilities, settings, calls, textBytes, afterCrash);
  }

  /** The same with messages that are stored until they are sent. */
  public TransportInfo keepingMessages(AfterCrash cutOff) {
    return new TransportInfo(
        id, name, identities, abilities, settings, calls, maxTextBytes, cutOff);
  }

  /** Whether messages are stored until they are sent. */
  public boolean keepsMessages() {
    return afterCrash != AfterCrash.FORGET;
  }
}
