package im.gangway.sms.provider;

import java.io.IOException;
import java.io.InputStream;

/**
 * A picture or the like that came with a message.
 *
 * @param name for the file
 * @param type of its content, as the provider says
 * @param source where it is
 */
public record InboundMedia(String name, String type, Source source) {

  /** Reads it from the provider. */
  @FunctionalInterface
  public interface Source {
    /**
     * Its content, of bounded size. Blocks.
     *
     * @throws IOException when it cannot be had, or is not where the provider's media are
     */
    InputStream open() throws IOException;
  }
}
