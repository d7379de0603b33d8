package im.gangway.core.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test that asks for {@link DatabaseAccess} an SQLite database of its own. */
final class SqliteDatabases implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(SqliteDatabases.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DatabaseAccess.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Folder folder =
        context
            .getStore(HERE)
            .getOrComputeIfAbsent(Folder.class, key -> new Folder(), Folder.class);
    return DatabaseAccess.of("jdbc:sqlite:" + folder.path.resolve("gangway.db"));
  }

  private static final class Folder implements AutoCloseable {
    private final Path path;

    Folder() {
      try {
        path = Files.createTempDirectory("gangway-sqlite-");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      }
    }
  }
}
