package im.gangway.smsc;

import im.gangway.peers.CertificateAuthority;
import im.gangway.peers.NpmSmsc;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A carrier that takes messages to numbers with one prefix, by an SMSC of its own. */
final class Carrier implements AutoCloseable {
  private static final Pattern TEXT = Pattern.compile("\"text\":\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");

  private final String route;
  private final String prefix;
  private final boolean tls;
  private final NpmSmsc smsc;
  private int numbers;

  private Carrier(String route, String prefix, boolean tls, NpmSmsc smsc) {
    this.route = route;
    this.prefix = prefix;
    this.tls = tls;
    this.smsc = smsc;
  }

  /**
   * Starts one in clear.
   *
   * @param prefix a number's beginning that lacks two digits
   */
  static Carrier start(String route, String prefix) {
    return new Carrier(route, prefix, false, NpmSmsc.start());
  }

  /** Starts one with TLS. */
  static Carrier start(String route, String prefix, CertificateAuthority.Certificate certificate) {
    return new Carrier(route, prefix, true, NpmSmsc.start(certificate));
  }

  NpmSmsc smsc() {
    return smsc;
  }

  String route() {
    return route;
  }

  /** The route's block. */
  String block() {
    return """
        { id = %s, type = smpp, prefixes = ["%s"], host = "127.0.0.1", port = %d, tls = %b
          system-id = "gangway", password = "secret", window = 10, response-timeout = 5s
          late-answers = 2s, enquire-link = 1s, rebind-first = 200ms, rebind-longest = 2s }
        """
        .formatted(route, prefix.substring(0, 3), smsc.port(), tls);
  }

  /** A number that nobody has written to. */
  String number() {
    return prefix + (10 + numbers++);
  }

  /** From now on messages are answered like that; {@code more} begins with a comma. */
  void answers(String mode, String more) {
    smsc.order("{\"submit\": \"%s\"%s}".formatted(mode, more));
  }

  /** All is as with a good carrier that tells of deliveries. */
  void behave() {
    smsc.order("{\"bind\": \"ok\", \"submit\": \"accept\", \"receipts\": true, \"silent\": false}");
  }

  /** The texts that came for a number, in order, those that were not taken too. */
  List<String> submitted(String number) {
    return texts("submit", number);
  }

  /** The texts that were taken for a number, in order. */
  List<String> accepted(String number) {
    return texts("accept", number);
  }

  private List<String> texts(String event, String number) {
    return events(event, number).map(line -> group(TEXT, line)).toList();
  }

  /** The id that the carrier gave a message to that number, the last if there are several. */
  String idOf(String number) {
    return events("accept", number)
        .map(line -> group(ID, line))
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  private java.util.stream.Stream<String> events(String event, String number) {
    String to = "\"to\":\"" + number.substring(1) + "\"";
    return smsc.all(event).stream().filter(line -> line.contains(to));
  }

  private static String group(Pattern pattern, String line) {
    Matcher found = pattern.matcher(line);
    if (!found.find()) {
      throw new AssertionError(line);
    }
    return found.group(1);
  }

  @Override
  public void close() {
    smsc.close();
  }
}
