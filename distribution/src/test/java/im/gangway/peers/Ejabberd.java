package im.gangway.peers;

import im.gangway.peers.PeerProcess.Launch;
import im.gangway.peers.PeerProcess.ReadyCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * ejabberd for {@code example.test}.
 *
 * <p>The Erlang machine is started directly and without distribution: the packaged {@code
 * ejabberdctl} insists on the system user {@code ejabberd}, and node names would need {@code epmd}.
 */
public final class Ejabberd implements XmppServer {
  private static final String DOMAIN = "example.test";
  private static final String READY = "the accounts are there";

  private final int clientPort = Ports.free();
  private final int componentPort = Ports.free();
  private final WorkFolder folder = WorkFolder.create("ejabberd");
  private final PeerProcess process;

  private Ejabberd() {
    folder.write("ejabberd.yml", configuration());
    process =
        PeerProcess.start(
            new Launch(
                "ejabberd",
                List.of(
                    "erl",
                    "-noinput",
                    "-mnesia",
                    "dir",
                    '"' + folder.folder("spool").toString() + '"',
                    "-ejabberd",
                    "log_rotate_size",
                    "infinity",
                    "-s",
                    "ejabberd",
                    "-eval",
                    registration()),
                folder.path(),
                environment(),
                ReadyCheck.output(READY)));
  }

  /** Starts one on free ports. */
  public static Ejabberd start() {
    return new Ejabberd();
  }

  @Override
  public PeerProcess process() {
    return process;
  }

  @Override
  public String domain() {
    return DOMAIN;
  }

  @Override
  public int clientPort() {
    return clientPort;
  }

  @Override
  public int componentPort() {
    return componentPort;
  }

  @Override
  public void close() {
    process.close();
    folder.close();
  }

  private Map<String, String> environment() {
    return Map.of(
        "HOME", folder.path().toString(),
        "ERL_LIBS", libraries(),
        "ERL_CRASH_DUMP_BYTES", "0",
        "EJABBERD_CONFIG_PATH", folder.file("ejabberd.yml").toString(),
        "EJABBERD_LOG_PATH", folder.file("ejabberd.log").toString());
  }

  /** The Erlang library folder depends on the architecture; the packaged script names it. */
  private static String libraries() {
    String key = "ERL_LIBS=";
    try {
      return Files.readAllLines(Path.of("/usr/sbin/ejabberdctl")).stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(key.length()).replace("'", ""))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No " + key + " in ejabberdctl"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read ejabberdctl; is ejabberd installed?", e);
    }
  }

  private static String registration() {
    return """
        [ejabberd_auth:try_register(User, <<"%s">>, <<"%s">>)
          || User <- [<<"alice">>, <<"bob">>, <<"carol">>, <<"admin">>]],
        io:format("%s~n")."""
        .formatted(DOMAIN, PASSWORD, READY);
  }

  private String configuration() {
    return """
        hosts: [ %1$s ]
        loglevel: info
        acl:
          admin: { user: "admin@%1$s" }
          privileged: { server: "legacy.%1$s" }
        access_rules:
          privileged: { allow: privileged }
        listen:
          - port: %2$d
            ip: "127.0.0.1"
            module: ejabberd_c2s
            starttls: false
            shaper: none
          - port: %3$d
            ip: "127.0.0.1"
            module: ejabberd_service
            global_routes: false
            shaper: none
            hosts:
              irc.%1$s: { password: "%4$s" }
              irc2.%1$s: { password: "%4$s" }
              echo.%1$s: { password: "%4$s" }
              legacy.%1$s: { password: "%4$s" }
        s2s_access: none
        modules:
          mod_adhoc: {}
          mod_caps: {}
          mod_carboncopy: {}
          mod_disco: {}
          mod_mam: { default: always }
          mod_ping: {}
          mod_private: {}
          mod_privilege:
            roster: { both: privileged }
            message: { outgoing: privileged }
          mod_roster: {}
        """
        .formatted(DOMAIN, clientPort, componentPort, SECRET);
  }
}
