package im.gangway.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.Transport;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportLoaderTest {
  @TempDir Path work;
  private Path folder;
  private TransportJars jars;

  @BeforeEach
  void makeFolder() throws Exception {
    folder = Files.createDirectory(work.resolve("transports"));
    jars = new TransportJars(Files.createDirectory(work.resolve("build")));
  }

  @Test
  void findsAJar() throws Exception {
    jars.transport(folder.resolve("one.jar"), "one", "one", "");
    try (LoadedTransports loaded = TransportLoader.load(folder)) {
      assertThat(loaded.byId()).containsKey("one");
      assertThat(loaded.infos()).extracting("name").contains("one");
    }
  }

  @Test
  void findsAFolderOfJarsThatBelongTogether() throws Exception {
    Path library = jars.library(folder.resolve("two/library.jar"), "helper");
    jars.transportUsing(library, folder.resolve("two/two.jar"), "two", "helper");
    try (LoadedTransports loaded = TransportLoader.load(folder)) {
      assertThat(loaded.byId()).containsKey("two");
    }
  }

  @Test
  void findsNothingWhereThereIsNoFolder() throws Exception {
    try (LoadedTransports loaded = TransportLoader.load(work.resolve("absent"))) {
      assertThat(loaded.byId()).doesNotContainKeys("one", "two");
    }
  }

  @Test
  void overlooksWhatIsNoJar() throws Exception {
    Files.writeString(folder.resolve("README.md"), "Drop transports here.");
    Files.createDirectory(folder.resolve("empty"));
    try (LoadedTransports loaded = TransportLoader.load(folder)) {
      assertThat(loaded.byId()).doesNotContainKeys("README", "empty");
    }
  }

  @Test
  void keepsTransportsApart() throws Exception {
    jars.transport(folder.resolve("a.jar"), "same", "one", "");
    jars.transport(folder.resolve("b.jar"), "same", "two", "");
    try (LoadedTransports loaded = TransportLoader.load(folder)) {
      Transport one = loaded.byId().get("one");
      Transport two = loaded.byId().get("two");
      assertThat(one).isNotNull();
      assertThat(two).isNotNull();
      assertThat(one.getClass()).isNotEqualTo(two.getClass());
      assertThat(one.getClass().getName()).isEqualTo(two.getClass().getName());
    }
  }

  @Test
  void showsTransportsNothingOfGangwayButTheSpi() throws Exception {
    jars.transport(folder.resolve("one.jar"), "one", "one", "");
    try (LoadedTransports loaded = TransportLoader.load(folder)) {
      Transport one = loaded.byId().get("one");
      assertThat(one).isNotNull();
      ClassLoader sight = one.getClass().getClassLoader();
      assertThat(sight.loadClass(Transport.class.getName())).isSameAs(Transport.class);
      assertThat(sight.loadClass("org.slf4j.Logger")).isSameAs(org.slf4j.Logger.class);
      for (String hidden : List.of(TransportLoader.class.getName(), "org.dom4j.Element")) {
        assertThatThrownBy(() -> sight.loadClass(hidden)).isInstanceOf(Exception.class);
      }
      assertThat(sight.getResource("META-INF/maven/im.gangway")).isNull();
    }
  }

  @Test
  void refusesABrokenJarByName() throws Exception {
    Files.writeString(folder.resolve("broken.jar"), "no jar at all");
    assertRefused("broken.jar", "cannot be read as a jar");
  }

  @Test
  void refusesAJarWithoutATransport() throws Exception {
    jars.library(folder.resolve("library.jar"), "helper");
    assertRefused("library.jar", "has no transport");
  }

  @Test
  void refusesAJarWhoseTransportIsMissing() throws Exception {
    jars.promise(folder.resolve("promise.jar"), "gone.Transport");
    assertRefused("promise.jar", "gone.Transport");
  }

  @Test
  void refusesATransportThatCannotBeCreated() throws Exception {
    jars.transport(
        folder.resolve("angry.jar"),
        "angry",
        "angry",
        "public Drop() { throw new IllegalStateException(\"not today\"); }");
    assertRefused("angry.jar", "not today");
  }

  @Test
  void refusesATransportWhoseLibraryIsMissing() throws Exception {
    Path library = jars.library(work.resolve("library.jar"), "helper");
    jars.transportUsing(library, folder.resolve("two.jar"), "two", "helper");
    assertRefused("two.jar", "helper");
  }

  @Test
  void refusesTwoTransportsOfOneIdNamingBoth() throws Exception {
    jars.transport(folder.resolve("a.jar"), "one", "one", "");
    jars.transport(folder.resolve("b.jar"), "other", "one", "");
    assertRefused("a.jar", "b.jar", "'one'");
  }

  @Test
  void tellsAllProblemsAtOnce() throws Exception {
    Files.writeString(folder.resolve("first.jar"), "no jar");
    Files.writeString(folder.resolve("second.jar"), "no jar either");
    assertRefused("first.jar", "second.jar");
  }

  @Test
  void letsGoOfTheJarsWhenClosed() throws Exception {
    jars.transport(folder.resolve("one.jar"), "one", "one", "");
    LoadedTransports loaded = TransportLoader.load(folder);
    Transport one = loaded.byId().get("one");
    assertThat(one).isNotNull();
    URLClassLoader loader = (URLClassLoader) one.getClass().getClassLoader();
    assertThat(loader.findResource("one/Drop.class")).isNotNull();
    loaded.close();
    assertThat(loader.findResource("one/Drop.class")).isNull();
  }

  private void assertRefused(String... words) {
    assertThatThrownBy(() -> TransportLoader.load(folder))
        .isInstanceOf(TransportLoadException.class)
        .message()
        .contains(words);
  }
}
