package im.gangway.secrets;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Takes what the process writes to its standard output and error, until it is closed. */
final class StandardStreams implements AutoCloseable {
  private final PrintStream usualOut = System.out;
  private final PrintStream usualErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  StandardStreams() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  byte[] out() {
    return out.toByteArray();
  }

  byte[] err() {
    return err.toByteArray();
  }

  @Override
  public void close() {
    System.setOut(usualOut);
    System.setErr(usualErr);
  }
}
