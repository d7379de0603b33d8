package im.gangway.core.stream;

import im.gangway.core.stream.StreamProblem.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log says about a stream: a problem that goes on is told once. Guarded by the stream's
 * status.
 */
final class StreamReports {
  private static final Logger LOG = LoggerFactory.getLogger(StreamReports.class);

  private final StreamSettings settings;
  private @Nullable Kind told;

  StreamReports(StreamSettings settings) {
    this.settings = settings;
  }

  /**
   * The stream is up.
   *
   * @param dropped how many stanzas found no place while it was down
   */
  void connected(long dropped) {
    LOG.info("{} is connected to {}", settings.domain(), settings.address());
    told = null;
    if (dropped > 0) {
      LOG.warn("{} stanzas of {} did not fit while it was down", dropped, settings.domain());
    }
  }

  /** The stream is down and will be tried again. */
  void failed(StreamProblem why, Duration wait) {
    if (why.kind() == told) {
      LOG.debug("{} Next try in {} ms.", why.sentence(), wait.toMillis());
    } else {
      LOG.warn("{} Next try in {} ms.", why.sentence(), wait.toMillis());
      told = why.kind();
    }
  }

  /** The stream is down for good. */
  void ended(int unsent) {
    if (unsent > 0) {
      LOG.warn("{} stanzas of {} were not sent before the end", unsent, settings.domain());
    }
  }
}
