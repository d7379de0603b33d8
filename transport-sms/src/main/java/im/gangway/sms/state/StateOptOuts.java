package im.gangway.sms.state;

import im.gangway.sms.keyword.OptOut;
import im.gangway.sms.keyword.OptOutStore;
import im.gangway.transport.TransportState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opt-outs, by our number and then by theirs. Blocks. Thread-safe. */
public final class StateOptOuts implements OptOutStore {
  private final StateTable table;

  public StateOptOuts(TransportState state) {
    this.table = new StateTable(state, "opt-out");
  }

  @Override
  public Optional<OptOut> find(String ours, String theirs) {
    return table
        .get(Fields.joined(ours, theirs))
        .map(since -> new OptOut(ours, theirs, Instant.parse(since)));
  }

  @Override
  public void save(OptOut optOut) {
    StateTable.await(table.put(key(optOut), optOut.since().toString()));
  }

  @Override
  public void remove(OptOut optOut) {
    StateTable.await(table.remove(key(optOut)));
  }

  /** Those from one of our numbers. */
  public List<OptOut> from(String ours, int most) {
    return table.find(Fields.beginning(ours), most).entrySet().stream()
        .map(StateOptOuts::read)
        .toList();
  }

  private static OptOut read(Map.Entry<String, String> row) {
    List<String> key = Fields.split(row.getKey());
    return new OptOut(key.get(0), key.get(1), Instant.parse(row.getValue()));
  }

  private static String key(OptOut optOut) {
    return Fields.joined(optOut.ours(), optOut.theirs());
  }
}
