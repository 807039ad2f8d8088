package org.mbasic;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The package map of the README, held. Every rule was seen red once over a planted violation. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.mbasic");

  private static final String[] INTERPRETER = {
    "org.mbasic.numbers..", "org.mbasic.language..", "org.mbasic.machine.."
  };

  @Test
  void the_import_found_the_code() {
    assertTrue(CLASSES.size() > 200, "only " + CLASSES.size() + " classes");
  }

  @Test
  void imports_point_downwards_only() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("numbers")
        .definedBy("org.mbasic.numbers..")
        .layer("language")
        .definedBy("org.mbasic.language..")
        .layer("machine")
        .definedBy("org.mbasic.machine..")
        .layer("examples")
        .definedBy("org.mbasic.examples..")
        .layer("help")
        .definedBy("org.mbasic.help..")
        .layer("keys")
        .definedBy("org.mbasic.keys..")
        .layer("workspace")
        .definedBy("org.mbasic.workspace..")
        .layer("store")
        .definedBy("org.mbasic.store..")
        .layer("protocol")
        .definedBy("org.mbasic.protocol..")
        .layer("live")
        .definedBy("org.mbasic.live..")
        .layer("web")
        .definedBy("org.mbasic.web..")
        .layer("console")
        .definedBy("org.mbasic.console..")
        .layer("app")
        .definedBy("org.mbasic.app..")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("console")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("web")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("live")
        .mayOnlyBeAccessedByLayers("web", "app")
        .whereLayer("protocol")
        .mayOnlyBeAccessedByLayers("live", "web", "app")
        .whereLayer("examples")
        .mayOnlyBeAccessedByLayers("web")
        .whereLayer("examples")
        .mayNotAccessAnyLayer()
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("help")
        .mayOnlyBeAccessedByLayers("web")
        .whereLayer("keys")
        .mayOnlyBeAccessedByLayers("store", "live", "web", "app")
        .whereLayer("workspace")
        .mayOnlyBeAccessedByLayers("store", "protocol", "live", "web", "console", "app")
        .whereLayer("machine")
        .mayOnlyBeAccessedByLayers("workspace", "protocol", "live", "web", "console", "app")
        .whereLayer("language")
        .mayOnlyBeAccessedByLayers(
            "machine", "workspace", "help", "protocol", "live", "web", "console", "app")
        .whereLayer("numbers")
        .mayOnlyBeAccessedByLayers(
            "language", "machine", "workspace", "help", "protocol", "live", "web", "console", "app")
        .ensureAllClassesAreContainedInArchitecture()
        .check(CLASSES);
  }

  @Test
  void stores_do_not_know_each_other() {
    slices().matching("org.mbasic.store.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void packages_are_free_of_cycles() {
    slices().matching("org.mbasic.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_interpreter_knows_nothing_but_the_jdk() {
    classes()
        .that()
        .resideInAnyPackage(INTERPRETER)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "org.mbasic.numbers..",
                "org.mbasic.language..",
                "org.mbasic.machine..",
                "java.lang..",
                "java.util..",
                "java.math..",
                "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void the_interpreter_takes_time_and_chance_from_outside() {
    noClasses()
        .that()
        .resideInAnyPackage(INTERPRETER)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.util.concurrent..", "java.time..", "java.io..", "java.net.."))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  @Test
  void a_workspace_does_no_input_or_output() {
    noClasses()
        .that()
        .resideInAPackage("org.mbasic.workspace..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.io..", "java.net..", "java.nio.file..", "java.nio.channels..", "jakarta.."))
        .check(CLASSES);
  }

  @Test
  void lettuce_and_servlet_stay_in_their_corner() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.mbasic.store.redis..", "org.mbasic.app..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.lettuce.."))
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.mbasic.store.httpsession..",
            "org.mbasic.protocol..",
            "org.mbasic.web..",
            "org.mbasic.app..")
        .should()
        .dependOnClassesThat(resideInAPackage("jakarta.."))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.mbasic.protocol..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("jakarta..").and(resideOutsideOfPackage("jakarta.json..")))
        .check(CLASSES);
  }

  @Test
  void keys_are_made_of_secrets_in_one_place() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.mbasic.keys..")
        .should()
        .dependOnClassesThat(resideInAPackage("at.favre.."))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.mbasic.keys..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.mbasic.(protocol|live|web|store|app|workspace).."))
        .check(CLASSES);
  }

  @Test
  void nothing_uses_java_serialization() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.io.ObjectInputStream.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.io.ObjectOutputStream.class)
        .check(CLASSES);
  }

  @Test
  void machine_state_is_values() {
    classes()
        .that()
        .resideInAPackage("org.mbasic.machine..")
        .and()
        .haveSimpleNameEndingWith("State")
        .should()
        .beRecords()
        .check(CLASSES);
  }

  @Test
  void no_file_hides_violations() {
    assertNull(getClass().getResource("/archunit_ignore_patterns.txt"));
  }
}
