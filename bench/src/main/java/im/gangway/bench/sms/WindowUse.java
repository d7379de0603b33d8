package im.gangway.bench.sms;

import im.gangway.bench.peer.XmppPeer;
import im.gangway.bench.process.Folders;
import im.gangway.bench.process.Gangway;
import im.gangway.bench.process.Measured;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures the messages a second from XMPP through the durable outbox to an SMSC that answers after
 * 20 ms, as a share of what the window allows, and prints a table.
 */
public final class WindowUse {
  private static final long LATENCY_MILLIS = 20;
  private static final int USERS = 200;
  private static final List<Integer> WINDOWS = List.of(10, 50);

  private final PrintStream out;

  /** What was measured with a window. */
  private record Use(int window, double perSecond, double cpuMicros) {
    double share() {
      return perSecond / (window * 1000.0 / LATENCY_MILLIS);
    }
  }

  public WindowUse(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @throws IllegalArgumentException for an option that there is not
   */
  public void run(List<String> options) throws Exception {
    boolean quick = options.equals(List.of("--quick"));
    if (!quick && !options.isEmpty()) {
      throw new IllegalArgumentException("no such option: " + options);
    }
    out.println("| window | messages/s | share of window/latency | wanted | CPU, µs a message |");
    out.println("|---|---|---|---|---|");
    for (int window : WINDOWS) {
      Use use = measure(window, quick ? 5 : 30, quick ? 10 : 60);
      out.printf(
          "| %d | %,.0f | %.0f %% | ≥ 80 %% | %.0f |%n",
          use.window(), use.perSecond(), use.share() * 100, use.cpuMicros());
    }
  }

  private static Use measure(int window, int warmUpSeconds, int seconds) throws Exception {
    Path folder = Folders.fresh("sms-" + window);
    try (XmppPeer xmpp = new XmppPeer(Texters.DOMAIN)) {
      Texters texters = new Texters(xmpp, USERS);
      try (SmscPeer smsc = new SmscPeer(LATENCY_MILLIS, texters::arrived);
          Measured gangway =
              Gangway.start(
                  Gangway.distribution(), folder, xmpp.port(), 0, block(smsc, window, texters))) {
        gangway.await(xmpp.ready());
        texters.begin();
        TimeUnit.SECONDS.sleep(warmUpSeconds);
        long count = texters.count();
        double cpu = gangway.cpuSeconds();
        long before = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        double messages = texters.count() - count;
        return new Use(
            window,
            messages / ((System.nanoTime() - before) / 1e9),
            (gangway.cpuSeconds() - cpu) / messages * 1e6);
      }
    }
  }

  private static String block(SmscPeer smsc, int window, Texters texters) {
    return """
        sms {
          domain = "%s", region = "US", loop-limit = 1000000
          routes = [ { id = carrier, type = smpp, host = "127.0.0.1", port = %d
            system-id = "gangway", window = %d } ]
          numbers = [
            %s
          ]
        }
        """
        .formatted(Texters.DOMAIN, smsc.port(), window, texters.numbers());
  }
}
