package im.gangway.sms.keyword;

import java.util.Optional;

/** Keeps opt-outs for good; what a method says is durable when it returns. */
public interface OptOutStore {
  /** The opt-out of somebody from one of our numbers. */
  Optional<OptOut> find(String ours, String theirs);

  /** Keeps it. */
  void save(OptOut optOut);

  /** Forgets it. */
  void remove(OptOut optOut);
}
