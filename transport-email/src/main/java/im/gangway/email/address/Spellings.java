package im.gangway.email.address;

import im.gangway.transport.LegacyAddress;
import java.util.Optional;

/**
 * Remembers how addresses are really written, since a JID forgets upper and lower case.
 *
 * <p>Implementations are thread-safe and answer at once.
 */
public interface Spellings {
  /** Knows nothing and learns nothing. */
  Spellings NONE =
      new Spellings() {
        @Override
        public void remember(LegacyAddress folded, MailAddress written) {}

        @Override
        public Optional<MailAddress> written(LegacyAddress folded) {
          return Optional.empty();
        }
      };

  /** Keeps how an address was last written. */
  void remember(LegacyAddress folded, MailAddress written);

  /** How an address was last written; empty if it was never seen in another case. */
  Optional<MailAddress> written(LegacyAddress folded);
}
