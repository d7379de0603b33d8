package im.gangway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import im.gangway.core.gateway.SharedResources;
import java.util.List;
import java.util.Set;
import java.util.Timer;

/**
 * Design rules that a compiler does not see. ArchUnit fails a rule that applies to no class; {@link
 * #everyModuleIsLookedAt} guards against modules that have slipped away.
 */
@AnalyzeClasses(
    packages = {"im.gangway", "org.example.echo"},
    importOptions = ShippedCode.class)
class ArchitectureTest {
  private static final String SPI = "im.gangway.transport";
  private static final String[] TRANSPORTS = {
    "im.gangway.irc..", "im.gangway.sms..", "im.gangway.email..", "org.example.."
  };

  /** Where threads are made, each with a name; everything else borrows them. */
  private static final Set<String> THREAD_MAKERS =
      Set.of(
          SharedResources.class.getName(),
          "im.gangway.RunningGangway",
          "im.gangway.core.operator.OperatorSocket",
          "im.gangway.core.storage.StoreReader",
          "im.gangway.core.storage.StoreWriter",
          "im.gangway.core.stream.StreamConnector",
          "im.gangway.core.web.WebServer");

  @ArchTest
  static void everyModuleIsLookedAt(JavaClasses all) {
    for (String module : List.of(SPI, "im.gangway.core", "im.gangway.irc", "org.example.echo")) {
      assertThat(all.stream().filter(each -> isIn(each, module) && !isPackageInfo(each)))
          .as(module)
          .isNotEmpty();
    }
  }

  private static boolean isIn(JavaClass each, String module) {
    return each.getPackageName().equals(module) || each.getPackageName().startsWith(module + ".");
  }

  private static boolean isPackageInfo(JavaClass each) {
    return each.getSimpleName().equals("package-info");
  }

  @ArchTest
  static final ArchRule transportsKnowNeitherXmppNorTheCore =
      noClasses()
          .that()
          .resideInAnyPackage(TRANSPORTS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.xmpp..", "org.dom4j..", "im.gangway.core..", "im.gangway.registration..");

  @ArchTest
  static final ArchRule theSpiStandsAlone =
      classes()
          .that()
          .resideInAPackage(SPI + "..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(SPI + "..", "java..", "javax.net.ssl", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("im.gangway.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyStorageSpeaksToDatabases =
      noClasses()
          .that()
          .resideOutsideOfPackage("im.gangway.core.storage..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "org.jdbi..",
              "org.flywaydb..",
              "org.sqlite..",
              "org.postgresql..",
              "com.zaxxer..");

  @ArchTest
  static final ArchRule onlyStreamAndWireKnowMina =
      noClasses()
          .that()
          .resideOutsideOfPackages("im.gangway.core.stream..", "im.gangway..wire..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.mina..");

  @ArchTest
  static final ArchRule nobodyWritesToTheConsole =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule logsGoThroughSlf4j =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("im.gangway.LogLevels")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ch.qos.logback..", "java.util.logging");

  @ArchTest
  static final ArchRule nobodyUsesTimers =
      noClasses().should().dependOnClassesThat().areAssignableTo(Timer.class);

  @ArchTest
  static final ArchRule threadsAreMadeInNamedPlacesOnly =
      noClasses()
          .that(describe("are no makers of threads", each -> !isThreadMaker(each)))
          .should()
          .callCodeUnitWhere(makes(Thread.class));

  private static boolean isThreadMaker(JavaClass each) {
    return THREAD_MAKERS.contains(each.getName());
  }

  @ArchTest
  static void makersOfThreadsExist(JavaClasses all) {
    assertThat(THREAD_MAKERS).allMatch(all::contain);
  }

  private static DescribedPredicate<JavaCall<?>> makes(Class<?> type) {
    return describe(
        "makes a " + type.getSimpleName(),
        call ->
            call.getTarget().getName().equals("<init>")
                && call.getTargetOwner().isAssignableTo(type));
  }

  @ArchTest
  static final ArchRule tindersThreadsAreNotUsed =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.xmpp.component..");

  @ArchTest
  static final ArchRule elementsAreMadeInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("im.gangway.core.xml..")
          .should()
          .callCodeUnitWhere(
              describe("uses dom4j's global cache of names", ArchitectureTest::isGlobalCache));

  /** What outsiders name would stay in that cache for ever. */
  private static boolean isGlobalCache(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    return owner.equals("org.dom4j.DocumentHelper")
        || owner.equals("org.dom4j.DocumentFactory")
        || (owner.equals("org.dom4j.QName") && call.getName().equals("get"))
        || (owner.equals("org.dom4j.Namespace") && call.getName().equals("get"));
  }
}
