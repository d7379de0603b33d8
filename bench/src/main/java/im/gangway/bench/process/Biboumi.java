package im.gangway.bench.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * Debian's biboumi, without history and without a limit on floods. Both are options of each user,
 * so they are written into its database before the users come.
 */
public final class Biboumi {
  private Biboumi() {}

  /** Starts it for users who will be called so, with one network. */
  public static Measured start(Path folder, Gateway gateway) throws Exception {
    Path database = folder.resolve("biboumi.sqlite");
    Path config =
        Folders.write(
            folder,
            "biboumi.cfg",
            """
            hostname=%s
            password=secret
            xmpp_server_ip=127.0.0.1
            port=%d
            db_name=%s
            log_level=3
            log_file=%s
            """
                .formatted(
                    gateway.domain(), gateway.xmppPort(), database, folder.resolve("biboumi.log")));
    Measured biboumi =
        Measured.start("biboumi", folder, Map.of(), List.of("biboumi", config.toString()));
    while (!Files.exists(database)) {
      Thread.sleep(20);
    }
    return biboumi;
  }

  /** Writes the users' options; biboumi must be connected, as its tables are there then. */
  public static void setOptions(Path folder, Gateway gateway, List<String> users)
      throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("biboumi.sqlite");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 10000");
      connection.setAutoCommit(false);
      each(
          connection,
          users,
          "INSERT INTO globaloptions_ (owner_, maxhistorylength_, recordhistory_, persistent_)"
              + " VALUES (?, 20, 0, 0)");
      each(
          connection,
          users,
          "INSERT INTO ircserveroptions_ (owner_, server_, pass_, tlsports_, ports_, username_,"
              + " realname_, verifycert_, trustedfingerprint_, encodingout_, encodingin_,"
              + " maxhistorylength_, address_, nick_, saslpassword_, throttlelimit_) VALUES (?, '"
              + gateway.network()
              + "', '', '', '"
              + gateway.ircPort()
              + "', '', '', 0, '', '', '', 20, '127.0.0.1', '', '', -1)");
      connection.commit();
    }
  }

  private static void each(Connection connection, List<String> users, String sql)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (String user : users) {
        insert.setString(1, user);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
