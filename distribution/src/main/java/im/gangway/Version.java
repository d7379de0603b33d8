package im.gangway;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, from its jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "Gangway " + Optional.ofNullable(version).orElse("(not packaged)"),
      "Java " + Runtime.version()
    };
  }
}
