package im.gangway.transport;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The ability to list rooms ({@link Ability#ROOM_DIRECTORY}). */
public interface RoomDirectorySession extends LegacySession {

  /**
   * Lists the rooms of a network.
   *
   * @param each called for every room as it becomes known, on any thread, one at a time
   * @return done when all rooms have been told
   */
  CompletionStage<Void> listRooms(NetworkAddress network, Consumer<RoomSummary> each);
}
