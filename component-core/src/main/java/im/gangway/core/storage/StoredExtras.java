package im.gangway.core.storage;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What comes with a stored message beside its text.
 *
 * @param reply the stanza that it answers
 */
public record StoredExtras(
    Optional<String> subject, Optional<String> thread, Optional<Reply> reply, List<File> files) {
  /** Nothing. */
  public static final StoredExtras NONE =
      new StoredExtras(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  public StoredExtras {
    subject = StorableText.of(subject);
    thread = StorableText.of(thread);
    files = List.copyOf(files);
  }

  /**
   * A stanza that is answered (XEP-0461).
   *
   * @param own whether the user wrote it, not the legacy user
   */
  public record Reply(String id, boolean own) {}

  /**
   * A file.
   *
   * @param url where the user finds it; empty: nowhere
   * @param size in octets
   */
  public record File(String url, String name, String mediaType, long size) {}

  /** As one text; empty for nothing. */
  Optional<String> written() {
    StringJoiner text = new StringJoiner("&");
    text.setEmptyValue("");
    subject.ifPresent(it -> text.add("s=" + part(it)));
    thread.ifPresent(it -> text.add("t=" + part(it)));
    reply.ifPresent(it -> text.add("r=" + part(it.id()) + ";" + it.own()));
    for (File file : files) {
      text.add(
          "f="
              + String.join(
                  ";",
                  part(file.url()),
                  part(file.name()),
                  part(file.mediaType()),
                  Long.toString(file.size())));
    }
    return Optional.of(text.toString()).filter(all -> !all.isEmpty());
  }

  /** Reads what was written. */
  static StoredExtras read(String written) {
    Optional<String> subject = Optional.empty();
    Optional<String> thread = Optional.empty();
    Optional<Reply> reply = Optional.empty();
    List<File> files = new ArrayList<>();
    for (String field : written.split("&")) {
      String[] parts = field.substring(2).split(";", -1);
      switch (field.charAt(0)) {
        case 's' -> subject = Optional.of(text(parts[0]));
        case 't' -> thread = Optional.of(text(parts[0]));
        case 'r' -> reply = Optional.of(new Reply(text(parts[0]), Boolean.parseBoolean(parts[1])));
        case 'f' ->
            files.add(
                new File(text(parts[0]), text(parts[1]), text(parts[2]), Long.parseLong(parts[3])));
        default -> {
          // of a newer version
        }
      }
    }
    return new StoredExtras(subject, thread, reply, files);
  }

  private static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String text(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }

  /** Says nothing of what is in it. */
  @Override
  public String toString() {
    return "StoredExtras[%d files]".formatted(files.size());
  }
}
