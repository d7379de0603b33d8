package im.gangway.core.operator;

import im.gangway.core.address.JidText;
import im.gangway.transport.InvalidAddressException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.xmpp.packet.JID;

/** Reads what the operator gave with a command. */
final class Arguments {
  private static final long PATIENCE_SECONDS = 45;

  private Arguments() {}

  /** A user's bare JID. */
  static JID user(List<String> arguments) throws CommandRefusedException {
    String text = arguments.isEmpty() ? "" : arguments.get(0);
    try {
      JID user = JidText.parse(text).asBareJID();
      if (user.getNode() != null) {
        return user;
      }
    } catch (InvalidAddressException invalid) {
      // told below
    }
    throw new CommandRefusedException("\"" + text + "\" is not the address of a user.");
  }

  /** An argument that may be left out; empty if it was. */
  static String optional(List<String> arguments, int at) {
    return arguments.size() > at ? arguments.get(at) : "";
  }

  /** What a stage comes to; waits. */
  static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
