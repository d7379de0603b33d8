package im.gangway.core.room;

import static im.gangway.core.room.RoomStage.R;
import static im.gangway.core.room.RoomStage.R1;
import static im.gangway.core.room.RoomStage.R2;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One resource is in a room, another is available to the gateway: what does the network see? */
class ShownPresenceTest {
  private final RoomStage stage = new RoomStage().joined();

  @Test
  void showsTheHigherPriorityWhereverItIsSaid() {
    stage.client(R2, toGateway("<show>away</show><status>lunch</status><priority>5</priority>"));
    stage.client(R1, toRoom("<priority>10</priority>"));
    stage.client(R1, toRoom("<priority>1</priority>"));

    assertThat(stage.network.takeCalls()).containsExactly("away lunch", "present ", "away lunch");
  }

  @Test
  void showsThePresentOneAmongEquals() {
    stage.client(R2, toGateway("<show>away</show>"));
    stage.client(R1, toRoom("<show>xa</show>"));
    stage.client(R2, toGateway("<show>chat</show>"));

    assertThat(stage.network.takeCalls()).containsExactly("away ", "present ");
  }

  @Test
  void goesByTheRoomWhenNoResourceIsAvailableToTheGatewayAnyMore() {
    stage.client(R2, toGateway("<show>dnd</show><priority>5</priority>"));
    stage.client(R2, "<presence type='unavailable' to='gw.example'/>");

    assertThat(stage.network.takeCalls()).containsExactly("away ", "present ");
  }

  @Test
  void countsAResourceForTheGatewayThatIsStillInTheRoom() {
    stage.client(R1, toGateway("<show>away</show>"));
    stage.client(R1, "<presence type='unavailable' to='gw.example'/>");

    assertThat(stage.network.takeCalls()).containsExactly("away ");
  }

  private static String toGateway(String content) {
    return "<presence to='gw.example'>" + content + "</presence>";
  }

  private static String toRoom(String content) {
    return "<presence to='" + R + "/romeo'>" + content + "</presence>";
  }
}
