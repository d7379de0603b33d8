package im.gangway.sms;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.state.Correspondents;
import im.gangway.sms.state.Ownership;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has which number of ours, and who gets what comes for it. Thread-safe. */
final class Numbers {
  private final SmsSettings settings;
  private final Ownership ownership;
  private final Correspondents correspondents;
  private final Map<SmsAddress, OwnNumber> numbers = new LinkedHashMap<>();

  Numbers(SmsSettings settings, Ownership ownership, Correspondents correspondents) {
    this.settings = settings;
    this.ownership = ownership;
    this.correspondents = correspondents;
    settings.numbers().forEach(number -> numbers.put(number.address(), number));
  }

  /** The numbers of ours. */
  List<OwnNumber> all() {
    return settings.numbers();
  }

  /** The number that the admin gave to a user. */
  Optional<SmsAddress> provisionedFor(String user) {
    return settings.numbers().stream()
        .filter(number -> number.owner().equals(Optional.of(user)))
        .map(OwnNumber::address)
        .findFirst();
  }

  /**
   * From which number a user sends.
   *
   * @param registration what the user registered; empty if nothing
   * @throws LegacyException if the user has none
   */
  SmsAddress senderOf(String user, NumberRegistration registration) throws LegacyException {
    Optional<SmsAddress> own =
        registration.number().filter(number -> isStillOf(user, registration));
    return own.or(() -> provisionedFor(user))
        .or(this::shared)
        .orElseThrow(
            () ->
                new LegacyException(
                    FailureReason.ACCOUNT_REQUIRED, Text.of(Numbers.class, "no-own-number")));
  }

  private boolean isStillOf(String user, NumberRegistration registration) {
    return registration.mode() != NumberRegistration.Mode.POOL
        || registration
            .number()
            .map(numbers::get)
            .filter(OwnNumber::isInPool)
            .flatMap(number -> ownership.ownerOf(number.address()))
            .equals(Optional.of(user));
  }

  private Optional<SmsAddress> shared() {
    return settings.numbers().stream()
        .filter(OwnNumber::shared)
        .map(OwnNumber::address)
        .findFirst();
  }

  /** Who has a number. */
  Optional<String> ownerOf(SmsAddress ours) {
    return Optional.ofNullable(numbers.get(ours))
        .flatMap(OwnNumber::owner)
        .or(() -> ownership.ownerOf(ours));
  }

  /**
   * Who gets what somebody sends to a number: its owner, else who wrote last from there, else the
   * one whom the admin named. Blocks.
   */
  Optional<String> recipientOf(SmsAddress ours, SmsAddress theirs) {
    return ownerOf(ours).or(() -> correspondents.last(ours, theirs)).or(settings::defaultOwner);
  }

  /** Whether recipients can end messages from that number. */
  boolean keepsOptOuts(SmsAddress ours) {
    OwnNumber number = numbers.get(ours);
    boolean personal = number == null || number.owner().isPresent();
    return settings.optOut().enabled() && (!personal || settings.optOut().personalNumbers());
  }

  /** Whether answers to it go to who wrote last. */
  boolean isShared(SmsAddress ours) {
    OwnNumber number = numbers.get(ours);
    return number != null && number.shared();
  }

  /** A number of the pool that a user has. */
  Optional<SmsAddress> heldBy(String user) {
    return settings.numbers().stream()
        .filter(OwnNumber::isInPool)
        .map(OwnNumber::address)
        .filter(address -> ownership.ownerOf(address).equals(Optional.of(user)))
        .findFirst();
  }

  /** A number of the pool that nobody has. */
  Optional<SmsAddress> free() {
    return settings.numbers().stream()
        .filter(OwnNumber::isInPool)
        .map(OwnNumber::address)
        .filter(address -> ownership.ownerOf(address).isEmpty())
        .findFirst();
  }

  /** Whether a number is of the pool. */
  boolean isInPool(SmsAddress address) {
    OwnNumber number = numbers.get(address);
    return number != null && number.isInPool();
  }
}
