package im.gangway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects the traffic of one step. Thread-safe. */
final class Recorder {
  /** What a server says about itself at login, and the keep-alives: true, and beside the point. */
  private static final Pattern NOISE =
      Pattern.compile("(:\\S+ )?(00[2-5]|25[0-9]|26[56]|37[256]|PING|PONG)( .*)?");

  private final List<Traffic> seen = new ArrayList<>();
  private int skipped;

  synchronized void stanza(boolean out, String xml) {
    seen.add(Traffic.stanza(out, xml));
  }

  synchronized void line(boolean out, String line) {
    if (NOISE.matcher(line).matches()) {
      skipped++;
    } else {
      seen.add(Traffic.line(out, line));
    }
  }

  /** Returns what came since the last call. */
  synchronized List<Traffic> take() {
    List<Traffic> taken = new ArrayList<>(seen);
    if (skipped > 0) {
      taken.add(new Traffic(Traffic.IRC, " ", "(and " + skipped + " lines of welcome)"));
    }
    seen.clear();
    skipped = 0;
    return taken;
  }
}
