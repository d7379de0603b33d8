package im.gangway.storage;

import im.gangway.core.storage.DatabaseAccess;
import im.gangway.peers.Postgres;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test that asks for {@link DatabaseAccess} a PostgreSQL database of its own; all tests
 * have one server, which they may ask for too.
 */
public final class PostgresDatabases implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(PostgresDatabases.class);

  /** What JUnit closes after the last test. */
  private record Running(Postgres server) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == DatabaseAccess.class || type == Postgres.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Postgres server =
        context
            .getRoot()
            .getStore(HERE)
            .getOrComputeIfAbsent(
                Running.class, key -> new Running(Postgres.start()), Running.class)
            .server();
    return parameter.getParameter().getType() == Postgres.class ? server : access(server);
  }

  private static DatabaseAccess access(Postgres server) {
    return new DatabaseAccess(
        server.url(server.createDatabase()), Postgres.USER, Postgres.PASSWORD);
  }
}
