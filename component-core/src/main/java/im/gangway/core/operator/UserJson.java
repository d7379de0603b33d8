package im.gangway.core.operator;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import im.gangway.core.storage.UserArchive;
import im.gangway.core.storage.UserRecord;
import im.gangway.core.vault.Sealer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What is kept of a user, as JSON (RFC 8259). Sealed values stay sealed, in Base64. */
final class UserJson {
  private static final int VERSION = 1;
  private static final String SEALED = "sealed";

  private UserJson() {}

  static String write(UserRecord record) {
    Map<String, Object> tables = new LinkedHashMap<>();
    TreeSet<String> keys = new TreeSet<>();
    record
        .tables()
        .forEach(
            (table, rows) ->
                tables.put(table, rows.stream().map(row -> readable(row, keys)).toList()));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("gangway-user", VERSION);
    all.put("user", record.owner());
    all.put("sealed-with-keys", List.copyOf(keys));
    all.put("tables", tables);
    ConfigRenderOptions json =
        ConfigRenderOptions.defaults().setJson(true).setOriginComments(false).setComments(false);
    return ConfigValueFactory.fromMap(all).render(json) + "\n";
  }

  private static Map<String, Object> readable(Map<String, Object> row, TreeSet<String> keys) {
    Map<String, Object> readable = new LinkedHashMap<>(row);
    readable.remove("owner");
    if (row.get(SEALED) instanceof byte[] sealed) {
      keys.add(Sealer.keyId(sealed));
      readable.put(SEALED, Base64.getEncoder().encodeToString(sealed));
    }
    return readable;
  }

  static UserRecord read(String json) throws CommandRefusedException {
    try {
      Config all =
          ConfigFactory.parseString(
              json, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
      if (all.getInt("gangway-user") != VERSION) {
        throw new CommandRefusedException("This was exported by another version of Gangway.");
      }
      String owner = all.getString("user");
      Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
      for (String table : all.getObject("tables").keySet()) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ConfigObject row : all.getObjectList("tables." + table)) {
          rows.add(stored(owner, table, row.unwrapped()));
        }
        tables.put(table, rows);
      }
      return new UserRecord(owner, tables);
    } catch (ConfigException | IllegalArgumentException wrong) {
      throw new CommandRefusedException("This is no export of a user: " + wrong.getMessage());
    }
  }

  private static Map<String, Object> stored(String owner, String table, Map<String, Object> row)
      throws CommandRefusedException {
    List<String> columns = UserArchive.columns().getOrDefault(table, List.of());
    Map<String, Object> stored = new LinkedHashMap<>();
    for (Map.Entry<String, Object> column : row.entrySet()) {
      Object value = column.getValue();
      if (!columns.contains(column.getKey()) || column.getKey().equals("owner")) {
        throw new CommandRefusedException("Unknown: " + table + "." + column.getKey());
      }
      if (column.getKey().equals(SEALED)) {
        stored.put(SEALED, Base64.getDecoder().decode(String.valueOf(value)));
      } else {
        stored.put(column.getKey(), value instanceof Number number ? number.longValue() : value);
      }
    }
    stored.put("owner", owner);
    return stored;
  }
}
