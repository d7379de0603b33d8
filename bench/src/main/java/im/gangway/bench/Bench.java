package im.gangway.bench;

import im.gangway.bench.sidebyside.SideBySide;
import im.gangway.bench.sms.WindowUse;
import im.gangway.bench.store.StoreCost;
import java.util.List;

/** The program behind {@code bench/run}, which also says what it can do. */
public final class Bench {
  private Bench() {}

  /** Runs what the first argument names. */
  public static void main(String[] arguments) throws Exception {
    List<String> all = List.of(arguments);
    List<String> options = all.subList(1, all.size());
    switch (all.get(0)) {
      case "biboumi" -> new SideBySide(System.out).run(options);
      case "store" -> new StoreCost(System.out).run(options);
      case "sms" -> new WindowUse(System.out).run(options);
      default -> throw new IllegalArgumentException(all.get(0));
    }
    System.exit(0);
  }
}
