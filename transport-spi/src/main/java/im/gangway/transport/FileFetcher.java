package im.gangway.transport;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Fetches what users share by its address ({@link SharedFile}) without letting them reach into the
 * gateway's own network. Thread-safe.
 */
@FunctionalInterface
public interface FileFetcher {

  /** Fetches nothing. */
  FileFetcher NONE =
      (url, most) ->
          CompletableFuture.failedFuture(
              new LegacyException(
                  FailureReason.UNSUPPORTED, Text.of(FileFetcher.class, "files-not-fetched")));

  /**
   * Fetches a file; loopback, private and other special addresses are refused wherever a name or a
   * redirect leads to, and so is what takes longer than the admin allows.
   *
   * @param most largest size in bytes
   * @return done on a thread that may block; the file must be closed. Fails with a {@link
   *     LegacyException}: {@code NETWORK_NOT_ALLOWED} for an address that is not to be fetched,
   *     {@code CONTENT_REFUSED} for a file that is too large or that its server does not give,
   *     {@code NETWORK_UNREACHABLE} when the server does not answer or has a fault of its own,
   *     {@code RATE_LIMITED} when too much is fetched already
   */
  CompletionStage<FetchedFile> fetch(URI url, long most);
}
