package im.gangway.peers;

import im.gangway.peers.PeerProcess.Launch;
import im.gangway.peers.PeerProcess.ReadyCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * PostgreSQL with a cluster of its own. Whoever connects has to give a password.
 *
 * <p>It refuses to run as root, so there it runs as the system user of Debian's package.
 */
public final class Postgres implements Peer {
  /** Who owns the databases that {@link #createDatabase} makes. */
  public static final String USER = "gangway";

  /** The password of that user. */
  public static final String PASSWORD = "between gangway and its database";

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String ADMIN = "postgres";
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final int port = Ports.free();
  private final WorkFolder folder = WorkFolder.create("postgres");
  private final String data = folder.folder("data").toString();
  private final PeerProcess process;

  private Postgres() {
    createCluster();
    String[] server =
        command(
            "postgres",
            "-D",
            data,
            "-p",
            String.valueOf(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=");
    process =
        PeerProcess.start(
            new Launch(
                "postgres",
                List.of(server),
                folder.path(),
                Map.of("LC_ALL", "C"),
                ReadyCheck.output("ready to accept connections")));
    execute("postgres", "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(USER, PASSWORD));
  }

  private void createCluster() {
    Path password = folder.write("password", PASSWORD);
    if (isRoot()) {
      Commands.run("chown", ADMIN, data, password.toString());
    }
    Commands.run(
        command(
            "initdb",
            "-D",
            data,
            "-U",
            ADMIN,
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--auth=scram-sha-256",
            "--pwfile=" + password));
  }

  /** Starts one on a free port. */
  public static Postgres start() {
    return new Postgres();
  }

  /** Makes an empty database and returns its name. */
  public String createDatabase() {
    String name = "gangway" + COUNTER.incrementAndGet();
    execute("postgres", "CREATE DATABASE " + name + " OWNER " + USER);
    return name;
  }

  /** Returns the loopback port for clients. */
  public int port() {
    return port;
  }

  /** The JDBC URL of a database, without user and password; it need not exist. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** Runs a statement as the one who may do everything. */
  public void execute(String database, String sql) {
    try (Connection connection = DriverManager.getConnection(url(database), ADMIN, PASSWORD)) {
      connection.createStatement().execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL did not do it: " + sql, e);
    }
  }

  @Override
  public PeerProcess process() {
    return process;
  }

  /** Stops it without waiting for its clients to leave, as SIGTERM would. */
  @Override
  public void stop() {
    Commands.run(command("pg_ctl", "stop", "-D", data, "-m", "fast"));
    process.stop();
  }

  @Override
  public void restart() {
    stop();
    startAgain();
  }

  /** Ends all its processes at once. */
  @Override
  public void kill() {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    process.kill();
    all.forEach(each -> each.onExit().join());
  }

  @Override
  public void suspend() {
    signal("STOP");
  }

  @Override
  public void resume() {
    signal("CONT");
  }

  /** The server first, so that it starts no more of them. */
  private void signal(String name) {
    processes()
        .forEach(each -> Commands.run("sh", "-c", "kill -" + name + " " + each.pid() + " || true"));
  }

  private List<ProcessHandle> processes() {
    return ProcessHandle.of(process.pid()).stream()
        .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
        .toList();
  }

  @Override
  public void close() {
    if (process.isRunning()) {
      resume();
      stop();
    }
    process.close();
    folder.close();
  }

  private static String[] command(String program, String... arguments) {
    List<String> words = new ArrayList<>();
    if (isRoot()) {
      words.addAll(
          List.of("setpriv", "--reuid=" + ADMIN, "--regid=" + ADMIN, "--clear-groups", "--"));
    }
    words.add(newest().resolve(program).toString());
    words.addAll(Arrays.asList(arguments));
    return words.toArray(String[]::new);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Debian keeps the servers of all versions beside each other, and none of them in the PATH. */
  private static Path newest() {
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .filter(version -> Files.isExecutable(version.resolve("bin/postgres")))
          .max(Comparator.comparingInt(Postgres::number))
          .map(version -> version.resolve("bin"))
          .orElseThrow(() -> new IllegalStateException("No server in " + VERSIONS));
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL is not installed", e);
    }
  }

  private static int number(Path version) {
    return Integer.parseInt(version.getFileName().toString());
  }
}
