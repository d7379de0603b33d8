package im.gangway.core.testing;

import java.io.IOException;

/** What a server does with one connection byte by byte, in place of the scripted XMPP dialogue. */
@FunctionalInterface
public interface RawScript {
  /** Plays the connection on its own thread; it is closed when this returns. */
  void play(RawLink link) throws IOException, InterruptedException;
}
