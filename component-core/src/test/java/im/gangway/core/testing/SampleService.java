package im.gangway.core.testing;

import im.gangway.transport.Ability;
import im.gangway.transport.Account;
import im.gangway.transport.ConfigurableService;
import im.gangway.transport.ConfigurationForm;
import im.gangway.transport.FailureReason;
import im.gangway.transport.FormField;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.RoomDirectorySession;
import im.gangway.transport.RoomSummary;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.SessionContext;
import im.gangway.transport.TransportInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transport whose lists of rooms are told by the test, and with settings everywhere but in rooms
 * named {@code #plain}. Names with {@code #} are rooms, with a dot networks.
 */
public final class SampleService implements ConfigurableService {
  public static final TransportInfo INFO =
      TransportInfo.of("sample", "Sample", new TransportInfo.Identity("gateway", "irc"))
          .alsoKnownAs(new TransportInfo.Identity("conference", "irc"))
          .able(Ability.ROOMS, Ability.ROOM_DIRECTORY)
          .called(TransportInfo.Calls.NEVER_BLOCK);

  private final List<Listing> listings = new ArrayList<>();

  /** A list of rooms that was asked for. */
  public record Listing(
      NetworkAddress network, Consumer<RoomSummary> each, CompletableFuture<Void> done) {

    /** Tells that many rooms, numbered on from those told before. */
    public void tell(int from, int count) {
      for (int i = from; i < from + count; i++) {
        each.accept(new RoomSummary(new RoomAddress("#r" + i + "%" + network), "#r" + i, i, ""));
      }
    }
  }

  /** The lists that were asked for, oldest first. */
  public List<Listing> listings() {
    return listings;
  }

  @Override
  public LegacyTarget resolve(String localpart) throws InvalidAddressException {
    if (localpart.startsWith("#")) {
      return new LegacyTarget.Room(new RoomAddress(localpart));
    }
    if (localpart.equals("nobody")) {
      throw new InvalidAddressException("Nobody has that name.");
    }
    return localpart.contains(".")
        ? new LegacyTarget.Network(new NetworkAddress(localpart))
        : new LegacyTarget.Contact(new LegacyAddress(localpart));
  }

  @Override
  public LegacySession login(Account account, SessionContext context) {
    return new Session();
  }

  @Override
  public Optional<ConfigurationForm> configuration(@Nullable LegacyTarget target) {
    if (target instanceof LegacyTarget.Room room && room.address().value().equals("#plain")) {
      return Optional.empty();
    }
    FormField mode =
        FormField.choice(
            "mode",
            "Mode",
            "slow",
            List.of(new FormField.Option("slow", "Slow"), new FormField.Option("fast", "Fast")));
    return Optional.of(
        new ConfigurationForm(
            "Sample settings",
            "Fill it in.",
            List.of(
                FormField.of("nick", FormField.Type.TEXT, "Nick", ""),
                FormField.of("password", FormField.Type.SECRET, "Password", ""),
                FormField.of("tls", FormField.Type.FLAG, "TLS", "true"),
                FormField.of("port", FormField.Type.NUMBER, "Port", "6697"),
                mode,
                FormField.of("commands", FormField.Type.LINES, "Commands", ""))));
  }

  @Override
  public void checkConfiguration(@Nullable LegacyTarget target, Map<String, String> values)
      throws LegacyException {
    if ("bad".equals(values.get("nick"))) {
      throw new LegacyException(FailureReason.CONTENT_REFUSED, "Nick: nobody may be called bad.");
    }
  }

  @Override
  public void close() {}

  private final class Session implements RoomDirectorySession {
    @Override
    public CompletionStage<Void> listRooms(NetworkAddress network, Consumer<RoomSummary> each) {
      Listing listing = new Listing(network, each, new CompletableFuture<>());
      listings.add(listing);
      return listing.done();
    }

    @Override
    public CompletionStage<SendOutcome> send(OutgoingMessage message) {
      return CompletableFuture.failedFuture(
          new LegacyException(FailureReason.UNSUPPORTED, "There is nobody here."));
    }

    @Override
    public void close(String text) {
      listings.forEach(
          listing ->
              listing
                  .done()
                  .completeExceptionally(
                      new LegacyException(FailureReason.CONNECTION_LOST, "The session ended.")));
    }
  }
}
