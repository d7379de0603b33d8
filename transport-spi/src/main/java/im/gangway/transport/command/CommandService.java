package im.gangway.transport.command;

import java.util.List;

/** A {@link im.gangway.transport.LegacyService} that has commands of its own. Thread-safe. */
public interface CommandService {

  /** Its commands, in the order in which they are shown; asked once, after the start. */
  List<TransportCommand> commands();
}
