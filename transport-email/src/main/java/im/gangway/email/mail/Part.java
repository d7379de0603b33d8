package im.gangway.email.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a mail, or the mail itself.
 *
 * @param id where it is, such as {@code 2.1}; empty for the mail itself
 * @param type its media type and parameters
 */
record Part(String id, Headers headers, Parameters type, Slice body, List<Part> children) {
  private static final Pattern UNSAFE = Pattern.compile("[/\\\\:*?\"<>|]");
  private static final int MAX_NAME = 120;

  boolean is(String mediaType) {
    return type.value().equals(mediaType);
  }

  boolean isMultipart() {
    return type.value().startsWith("multipart/");
  }

  boolean isAttached() {
    return disposition().value().equals("attachment");
  }

  Parameters disposition() {
    return Parameters.read(headers.first("content-disposition").orElse(""));
  }

  /** The name of the file, without a path and without what file systems or eyes trip over. */
  Optional<String> fileName() {
    return disposition()
        .get("filename")
        .or(() -> type.get("name"))
        .map(EncodedWords::decode)
        .map(CleanText::line)
        .map(each -> each.substring(Math.max(each.lastIndexOf('/'), each.lastIndexOf('\\')) + 1))
        .map(each -> UNSAFE.matcher(each).replaceAll("_").replaceAll("^\\.+", "").strip())
        .map(each -> CleanText.cut(each, MAX_NAME))
        .filter(each -> !each.isEmpty());
  }

  /** The content without its transfer encoding, at most so many bytes; what comes before damage. */
  byte[] content(int limit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(limit, body.length()));
    drain(limit, out);
    return out.toByteArray();
  }

  /** How long {@link #content} would be without a limit. */
  long size() {
    return drain(Integer.MAX_VALUE, null);
  }

  private long drain(int limit, @Nullable ByteArrayOutputStream out) {
    byte[] buffer = new byte[8192];
    long total = 0;
    try (InputStream in = decoded()) {
      int read = in.read(buffer, 0, Math.min(buffer.length, limit));
      while (read > 0) {
        total += read;
        if (out != null) {
          out.write(buffer, 0, read);
        }
        read = in.read(buffer, 0, (int) Math.min(buffer.length, limit - total));
      }
    } catch (IOException | MessagingException | RuntimeException damaged) {
      return total;
    }
    return total;
  }

  private InputStream decoded() throws MessagingException {
    String encoding = headers.first("content-transfer-encoding").orElse("").strip();
    int end = encoding.indexOf(';');
    return MimeUtility.decode(
        body.stream(), end < 0 ? encoding : encoding.substring(0, end).strip());
  }

  /** The content as text by its declared charset, of at most so many bytes. */
  String text(int limit) {
    return Charsets.decode(content(limit), type.get("charset"));
  }
}
