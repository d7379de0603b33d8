package im.gangway.core.file;

import im.gangway.core.storage.StoredExtras;
import im.gangway.transport.Attachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Makes links of files that come with messages. Thread-safe. */
public final class FileLinks {
  private final FileKeep keep;
  private final Optional<URI> publicUrl;

  /**
   * Links to the gateway itself.
   *
   * @param publicUrl under which the outside reaches the HTTP server; without it nobody could open
   *     a link, and files are only told of
   */
  public FileLinks(FileKeep keep, Optional<URI> publicUrl) {
    this.keep = keep;
    this.publicUrl = publicUrl;
  }

  /**
   * Keeps files. Blocks.
   *
   * @throws UncheckedIOException if one of them cannot be kept at present
   */
  public List<StoredExtras.File> keep(List<Attachment> files) {
    return files.stream().map(this::keep).toList();
  }

  private StoredExtras.File keep(Attachment file) {
    String name = FileName.of(file.name(), file.mediaType());
    try {
      String url =
          publicUrl.isEmpty()
              ? ""
              : keep.keep(file).map(token -> url(publicUrl.get(), token, name)).orElse("");
      return new StoredExtras.File(url, name, MediaTypes.ofName(name), file.content().size());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String url(URI base, String token, String name) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return base.toString().replaceFirst("/$", "") + FilePages.PATH + token + "/" + encoded;
  }
}
