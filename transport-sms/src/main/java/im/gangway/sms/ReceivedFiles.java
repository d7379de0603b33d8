package im.gangway.sms;

import im.gangway.sms.provider.InboundMedia;
import im.gangway.transport.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a message, read from the provider.
 *
 * @param lost how many could not be had; the message's text must not be lost with them
 */
record ReceivedFiles(List<Attachment> files, int lost) {
  /** None. */
  static final ReceivedFiles NONE = new ReceivedFiles(List.of(), 0);

  private static final Logger log = LoggerFactory.getLogger(ReceivedFiles.class);
  private static final int MOST_OCTETS = 16 * 1024 * 1024;
  private static final int TRIES = 2;

  ReceivedFiles {
    files = List.copyOf(files);
  }

  /** How many there were. */
  int all() {
    return files.size() + lost;
  }

  /** Reads them all, up to 16 MiB together. Blocks. */
  static ReceivedFiles read(List<InboundMedia> media) {
    List<Attachment> files = new ArrayList<>();
    int room = MOST_OCTETS;
    for (InboundMedia each : media) {
      byte[] octets = octets(each, room);
      if (octets.length > 0) {
        files.add(Attachment.of(each.name(), each.type(), octets));
        room -= octets.length;
      }
    }
    return new ReceivedFiles(files, media.size() - files.size());
  }

  /** None if they cannot be had. */
  private static byte[] octets(InboundMedia media, int room) {
    for (int i = 0; i < TRIES; i++) {
      try (InputStream in = media.source().open()) {
        byte[] octets = in.readNBytes(room + 1);
        return octets.length > room ? new byte[0] : octets;
      } catch (IOException failure) {
        log.warn("A file of a message cannot be had from its provider: {}", failure.getMessage());
      }
    }
    return new byte[0];
  }
}
