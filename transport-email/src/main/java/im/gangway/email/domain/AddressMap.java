package im.gangway.email.domain;

import im.gangway.email.address.MailAddress;
import im.gangway.transport.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which user has which mail address, as the admin configured it: whole addresses, or patterns in
 * which {@code *} stands for the same name on both sides. The first row that fits counts, so
 * whoever is not mapped has no address. Thread-safe.
 */
public final class AddressMap {
  private static final String ANY = "*@";

  private record Row(String mail, String user) {}

  private final List<Row> rows;

  private AddressMap(List<Row> rows) {
    this.rows = rows;
  }

  /**
   * Reads rows such as {@code alice@example.org = alice@chat.example} and {@code *@example.org =
   * *@chat.example}.
   */
  public static AddressMap of(List<String> lines) throws ConfigurationException {
    List<Row> rows = new ArrayList<>();
    for (String each : lines) {
      rows.add(row(each));
    }
    return new AddressMap(List.copyOf(rows));
  }

  private static Row row(String line) throws ConfigurationException {
    String[] sides = line.split("=", 2);
    String mail = sides[0].strip().toLowerCase(Locale.ROOT);
    String user = sides.length < 2 ? "" : sides[1].strip().toLowerCase(Locale.ROOT);
    boolean isPattern = mail.startsWith(ANY);
    String example = isPattern ? "x" + mail.substring(1) : mail;
    if (MailAddress.find(example).isEmpty()
        || user.isEmpty()
        || isPattern != user.startsWith(ANY)) {
      throw new ConfigurationException(
          "domain-mode.map: \""
              + line
              + "\" is not of the form \"name@mail.example = name@chat.example\""
              + " or \"*@mail.example = *@chat.example\"");
    }
    return new Row(mail, user);
  }

  /** The user behind an address; {@code name+anything} is {@code name}, unless it has its own. */
  public Optional<String> user(MailAddress address) {
    String local = address.local().toLowerCase(Locale.ROOT);
    int plus = local.indexOf('+');
    return user(local, address.domain())
        .or(() -> plus > 0 ? user(local.substring(0, plus), address.domain()) : Optional.empty());
  }

  private Optional<String> user(String local, String domain) {
    String whole = local + '@' + domain;
    for (Row each : rows) {
      if (each.mail().equals(whole)) {
        return Optional.of(each.user());
      }
      if (each.mail().equals(ANY + domain) && isName(local)) {
        return Optional.of(local + each.user().substring(1));
      }
    }
    return Optional.empty();
  }

  /** The address of a user. */
  public Optional<MailAddress> address(String user) {
    String wanted = user.toLowerCase(Locale.ROOT);
    int at = wanted.lastIndexOf('@');
    for (Row each : rows) {
      if (each.user().equals(wanted)) {
        return MailAddress.find(each.mail());
      }
      boolean fits = at > 0 && each.user().equals(ANY + wanted.substring(at + 1));
      if (fits && isName(wanted.substring(0, at))) {
        return MailAddress.find(wanted.substring(0, at) + each.mail().substring(1));
      }
    }
    return Optional.empty();
  }

  /** Whether a name is the same as the local part of a mail address and of a user. */
  private static boolean isName(String local) {
    return local.matches("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?") && !local.contains("..");
  }

  /** Whether nobody is mapped. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
