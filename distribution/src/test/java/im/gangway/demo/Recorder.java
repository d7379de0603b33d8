package im.gangway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects the traffic of one step. Thread-safe. */
final class Recorder {
  /** What a server says about itself at login: true, and beside the point. */
  private static final Pattern WELCOME =
      Pattern.compile("(@\\S+ )?:\\S+ (00[2-5]|25.|26[56]|37.) .*");

  private final List<Traffic> seen = new ArrayList<>();
  private int skipped;

  synchronized void stanza(boolean out, String xml) {
    seen.add(Traffic.stanza(out, xml));
  }

  synchronized void line(boolean out, String line) {
    if (WELCOME.matcher(line).matches()) {
      skipped++;
    } else if (!line.startsWith(out ? "PONG " : "PING ")) {
      seen.add(Traffic.line(out, line));
    }
  }

  synchronized void sms(boolean out, String words) {
    seen.add(Traffic.sms(out, words));
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
