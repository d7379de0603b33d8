package im.gangway.sms.state;

import im.gangway.sms.number.SmsAddress;
import im.gangway.transport.TransportState;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** To whom numbers were given at registration. Thread-safe; only its making blocks. */
public final class Ownership {
  private static final int MOST = 100_000;

  private final StateTable table;
  private final Map<String, String> owners = new ConcurrentHashMap<>();

  public Ownership(TransportState state) {
    this.table = new StateTable(state, "owner");
    owners.putAll(table.find("", MOST));
  }

  /** Who has a number. */
  public Optional<String> ownerOf(SmsAddress ours) {
    return Optional.ofNullable(owners.get(ours.value()));
  }

  /** Gives a number to a user, whoever had it. */
  public CompletionStage<Void> give(SmsAddress ours, String user) {
    String before = owners.put(ours.value(), user);
    return user.equals(before)
        ? CompletableFuture.completedFuture(null)
        : table.put(ours.value(), user);
  }

  /** Takes all numbers from a user but those. */
  public void keepOnly(String user, Set<SmsAddress> numbers) {
    Set<String> kept =
        numbers.stream().map(SmsAddress::value).collect(Collectors.toUnmodifiableSet());
    owners.entrySet().stream()
        .filter(each -> each.getValue().equals(user) && !kept.contains(each.getKey()))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(number -> take(number, user));
  }

  private void take(String number, String user) {
    if (owners.remove(number, user)) {
      table.remove(number);
    }
  }
}
