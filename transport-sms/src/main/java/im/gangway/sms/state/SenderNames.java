package im.gangway.sms.state;

import im.gangway.sms.number.SmsAddress.Alphanumeric;
import im.gangway.transport.TransportState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How senders without a number write their names: addresses have lost which letters are capitals.
 * Thread-safe; only its making blocks.
 */
public final class SenderNames {
  private static final int MOST = 5_000;

  private final StateTable table;
  private final Map<String, String> names = new ConcurrentHashMap<>();

  public SenderNames(TransportState state) {
    this.table = new StateTable(state, "name");
    names.putAll(table.find("", MOST));
  }

  /** A name was seen. */
  public void seen(Alphanumeric sender) {
    boolean room = names.size() < MOST || names.containsKey(sender.value());
    if (room && !sender.name().equals(names.put(sender.value(), sender.name()))) {
      table.put(sender.value(), sender.name());
    }
  }

  /** The name behind an address. */
  public Optional<String> name(String value) {
    return Optional.ofNullable(names.get(value));
  }
}
