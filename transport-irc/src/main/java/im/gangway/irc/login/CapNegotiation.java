package im.gangway.irc.login;

import im.gangway.irc.line.IrcLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which capabilities the server has, which we asked for and which we got (IRCv3 capability
 * negotiation 302).
 */
final class CapNegotiation {
  private static final String SASL = "sasl";
  private static final int MAX_OFFERED = 500;

  private final Set<String> wanted;
  private final boolean wantsSasl;
  private final Map<String, String> offered = new HashMap<>();
  private final Set<String> pending = new HashSet<>();
  private final Set<String> enabled = new HashSet<>();

  CapNegotiation(Set<String> wanted, boolean wantsSasl) {
    this.wanted = wanted;
    this.wantsSasl = wantsSasl;
  }

  /**
   * Takes one line of the answer to CAP LS.
   *
   * @return true when it was the last
   */
  boolean listed(IrcLine line) {
    for (String cap : words(line)) {
      int equals = cap.indexOf('=');
      String name = equals < 0 ? cap : cap.substring(0, equals);
      if (offered.size() < MAX_OFFERED) {
        offered.put(name, equals < 0 ? "" : cap.substring(equals + 1));
      }
    }
    return !line.param(2).equals("*") || line.params().size() < 4;
  }

  /** True when the server can log in by SASL PLAIN, or does not say how it can. */
  boolean offersPlain() {
    String mechanisms = offered.get(SASL);
    return mechanisms != null
        && (mechanisms.isEmpty()
            || List.of(mechanisms.toUpperCase(Locale.ROOT).split(",")).contains("PLAIN"));
  }

  /** The request for what we want and the server has; none when that is nothing. */
  List<IrcLine> request() {
    Set<String> names = new TreeSet<>(wanted);
    if (wantsSasl) {
      names.add(SASL);
    }
    names.retainAll(offered.keySet());
    pending.addAll(names);
    return names.isEmpty() ? List.of() : List.of(ask(String.join(" ", names)));
  }

  void acknowledged(IrcLine line) {
    for (String word : words(line)) {
      boolean off = word.startsWith("-");
      String name = off ? word.substring(1) : word;
      if (pending.remove(name) && !off) {
        enabled.add(name);
      }
    }
  }

  /**
   * A refusal is about all names of its request: they are asked for one by one, and a single one is
   * given up.
   */
  List<IrcLine> refused(IrcLine line) {
    Set<String> names = new TreeSet<>(words(line));
    names.retainAll(pending);
    if (names.size() <= 1) {
      pending.removeAll(names.isEmpty() ? Set.copyOf(pending) : names);
      return List.of();
    }
    List<IrcLine> lines = new ArrayList<>();
    names.forEach(name -> lines.add(ask(name)));
    return lines;
  }

  boolean isAnswered() {
    return pending.isEmpty();
  }

  boolean hasSasl() {
    return enabled.contains(SASL);
  }

  Set<String> enabled() {
    return Set.copyOf(enabled);
  }

  private static List<String> words(IrcLine line) {
    List<String> words = new ArrayList<>(List.of(line.last().trim().split(" +")));
    words.removeIf(String::isEmpty);
    return words;
  }

  private static IrcLine ask(String names) {
    return IrcLine.of("CAP", "REQ", names);
  }
}
