package im.gangway.core.disco;

import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one list of rooms that a user's session is fetching, if any. Confined to the mailbox. */
final class RunningListing implements SessionPart {
  private @Nullable NetworkAddress network;
  private @Nullable RoomListing listing;

  static RunningListing of(UserSession session) {
    return session.part(RunningListing.class, unused -> new RunningListing());
  }

  boolean isBusy() {
    return listing != null;
  }

  Optional<RoomListing> of(NetworkAddress wanted) {
    return wanted.equals(network) ? Optional.ofNullable(listing) : Optional.empty();
  }

  void begin(NetworkAddress of, RoomListing begun) {
    network = of;
    listing = begun;
  }

  void end() {
    network = null;
    listing = null;
  }

  @Override
  public boolean keepsAlive() {
    return isBusy();
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    if (listing != null) {
      listing.fail(new LegacyException(reason, text));
    }
  }
}
