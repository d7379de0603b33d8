package im.gangway.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An SMSC that is not ours: the npm package smpp as a server, told by a test what to do. Its orders
 * and events are lines of JSON, as {@code src/test/npm/smsc.js} says. It ends when its standard
 * input does, so nothing of it outlives the tests.
 */
public final class NpmSmsc implements AutoCloseable {
  /** The project, seen from where tests of this module run, or as whoever starts us says. */
  private static final Path PROJECT =
      Path.of(System.getProperty("gangway.project", "..")).toAbsolutePath().normalize();

  private static final Path FOLDER = PROJECT.resolve("target/smsc");
  private static final Path SCRIPT = PROJECT.resolve("distribution/src/test/npm/smsc.js");
  private static final long PATIENCE_SECONDS = 30;

  private final CertificateAuthority.@Nullable Certificate certificate;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final List<String> all = new ArrayList<>();
  private final int port;
  private int starts;
  private Process process;

  private NpmSmsc(CertificateAuthority.@Nullable Certificate certificate) {
    this.certificate = certificate;
    this.port = Ports.free();
    this.process = launch();
    next("listening");
  }

  /** Starts one on any port. */
  public static NpmSmsc start() {
    return new NpmSmsc(null);
  }

  /** Starts one with TLS. */
  public static NpmSmsc start(CertificateAuthority.Certificate certificate) {
    return new NpmSmsc(certificate);
  }

  private Process launch() {
    if (!Files.isDirectory(FOLDER.resolve("node_modules/smpp"))) {
      Commands.run(PROJECT.resolve("bin/smsc").toString());
    }
    CertificateAuthority.Certificate of = certificate;
    Stream<String> command = Stream.of("node", SCRIPT.toString(), Integer.toString(port));
    Stream<String> tls =
        of == null ? Stream.of() : Stream.of(of.chain().toString(), of.key().toString());
    List<String> words = Stream.concat(command, tls).toList();
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("SMSC_SERIES", starts++ == 0 ? "" : "s" + starts + "-");
    builder.environment().put("NODE_PATH", FOLDER.resolve("node_modules").toString());
    try {
      Process started = builder.start();
      Thread reading = new Thread(() -> read(started), "npm-smsc");
      reading.setDaemon(true);
      reading.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start node", e);
    }
  }

  private void read(Process from) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(this::told);
    } catch (IOException | UncheckedIOException ended) {
      return;
    }
  }

  private void told(String line) {
    synchronized (all) {
      all.add(line);
    }
    events.add(line);
  }

  /** All events of that name so far, as JSON, of its earlier starts too. */
  public List<String> all(String event) {
    synchronized (all) {
      return all.stream().filter(line -> isEvent(line, event)).toList();
    }
  }

  private static boolean isEvent(String line, String event) {
    return line.contains("\"event\":\"" + event + "\"");
  }

  /** Where it listens, also after a restart. */
  public int port() {
    return port;
  }

  /** Gives an order in JSON, and waits until it is followed. */
  public void order(String json) {
    try {
      Writer orders = process.outputWriter(StandardCharsets.UTF_8);
      orders.write(json + "\n");
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    next("ordered");
  }

  /** The next event of that name, as JSON; those before are skipped. */
  public String next(String event) {
    return next(event, PATIENCE_SECONDS);
  }

  /** Waits for an event for so many seconds. */
  public String next(String event, long seconds) {
    try {
      while (true) {
        String line = events.poll(seconds, TimeUnit.SECONDS);
        if (line == null) {
          throw new AssertionError("The SMSC told of no " + event);
        } else if (isEvent(line, event)) {
          return line;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends it as a crash would. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
    events.clear();
  }

  /** Starts it again on the same port. */
  public void startAgain() {
    process = launch();
    next("listening");
  }

  @Override
  public void close() {
    kill();
  }
}
