package im.gangway.core.storage;

import im.gangway.transport.Addressee;
import im.gangway.transport.LegacyAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Addressees as one text: a line for each with its kind, a space and the address. */
final class StoredAddressees {
  private StoredAddressees() {}

  /** The text; empty for none. */
  static String text(List<Addressee> addressees) {
    return addressees.stream().map(StoredAddressees::line).collect(Collectors.joining("\n"));
  }

  private static String line(Addressee addressee) {
    return addressee.kind() + " " + StorableText.of(addressee.address().value());
  }

  /** What a text says. */
  static List<Addressee> read(@Nullable String text) {
    return text == null || text.isEmpty()
        ? List.of()
        : List.of(text.split("\n")).stream().map(StoredAddressees::addressee).toList();
  }

  private static Addressee addressee(String line) {
    int space = line.indexOf(' ');
    return new Addressee(
        Addressee.Kind.valueOf(line.substring(0, space)),
        new LegacyAddress(line.substring(space + 1)));
  }
}
