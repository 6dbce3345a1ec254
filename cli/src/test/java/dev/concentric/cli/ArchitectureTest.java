package dev.concentric.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import dev.concentric.data.Sphere;
import dev.concentric.experiment.Scale;
import dev.concentric.linalg.FloatMatrix;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom, and what no code here does. */
class ArchitectureTest {
    private static final String ROOT = "dev.concentric.";

    /** For each package, its subpackages included, the packages of ours that it may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("linalg", Set.of()),
            Map.entry("random", Set.of("linalg")),
            Map.entry("stats", Set.of("random", "linalg")),
            Map.entry("theory", Set.of("stats", "random", "linalg")),
            Map.entry("data", Set.of("linalg", "random")),
            Map.entry("concentration", Set.of("data", "stats", "linalg", "random")),
            Map.entry("model", Set.of("data", "stats", "linalg", "random")),
            Map.entry("training", Set.of("attack", "model", "data", "linalg", "random")),
            Map.entry("attack", Set.of("model", "data", "linalg", "random")),
            Map.entry("estimation", Set.of("attack", "training", "model", "data", "stats", "linalg", "random")),
            Map.entry("store", Set.of()),
            Map.entry("figure", Set.of()),
            Map.entry(
                    "performance",
                    Set.of("estimation", "attack", "training", "model", "data", "stats", "linalg", "random")),
            Map.entry(
                    "experiment",
                    Set.of(
                            "estimation",
                            "theory",
                            "concentration",
                            "attack",
                            "training",
                            "model",
                            "data",
                            "stats",
                            "linalg",
                            "random",
                            "store")),
            Map.entry(
                    "report",
                    Set.of(
                            "experiment",
                            "figure",
                            "store",
                            "estimation",
                            "theory",
                            "attack",
                            "training",
                            "model",
                            "data",
                            "stats",
                            "linalg",
                            "random")));

    /** One class of each module shows where the module's classes lie. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importLocations(Stream.of(FloatMatrix.class, Sphere.class, Scale.class, Main.class)
                    .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                    .map(Location::of)
                    .toList());

    static Set<String> packages() {
        return new TreeSet<>(MAY_USE.keySet());
    }

    @Test
    void seesTheClassesOfAllModules() {
        assertTrue(CLASSES.size() > 80, "only " + CLASSES.size() + " classes");
        for (String known : List.of("linalg.simd.SimdKernels", "linalg.Philox", "experiment.Scale", "cli.Main")) {
            assertTrue(CLASSES.contain(ROOT + known), known);
        }
    }

    @Test
    void rulesCanFail() {
        assertThrows(
                AssertionError.class,
                () -> classes()
                        .that(resideInAPackage(ROOT + "model.."))
                        .should()
                        .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "data.."))
                        .check(CLASSES));
    }

    @Test
    void everyPackageHasItsPlace() {
        Set<String> unknown = new TreeSet<>();
        CLASSES.forEach(type -> {
            String name = (type.getPackageName() + ".").substring(ROOT.length());
            if (!name.isEmpty()) {
                unknown.add(name.substring(0, name.indexOf('.')));
            }
        });
        unknown.removeAll(MAY_USE.keySet());
        assertEquals(Set.of("cli"), unknown);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatLiesBelow(String name) {
        String[] allowed = Stream.concat(Stream.of(name), MAY_USE.get(name).stream())
                .map(allowedName -> ROOT + allowedName + "..")
                .toArray(String[]::new);
        classes()
                .that(resideInAPackage(ROOT + name + ".."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(resideOutsideOfPackage("dev.concentric..")))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheSimdKernelsUseTheIncubator() {
        noClasses()
                .that(resideOutsideOfPackage(ROOT + "linalg.simd.."))
                .should()
                .dependOnClassesThat(resideInAPackage("jdk.incubator.."))
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that(resideOutsideOfPackage(ROOT + "cli.."))
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void allRandomnessComesFromStreams() {
        for (Class<?> source :
                List.of(Random.class, SplittableRandom.class, SecureRandom.class, ThreadLocalRandom.class)) {
            noClasses().should().dependOnClassesThat().areAssignableTo(source).check(CLASSES);
        }
        noClasses().should().callMethod(Math.class, "random").check(CLASSES);
        noClasses().should().callMethod(StrictMath.class, "random").check(CLASSES);
        noClasses().should().callMethod(UUID.class, "randomUUID").check(CLASSES);
        noClasses().should().callMethod(RandomGenerator.class, "getDefault").check(CLASSES);
        noClasses()
                .should()
                .callMethod(RandomGenerator.class, "of", String.class)
                .check(CLASSES);
        noClasses()
                .should()
                .callMethod(Collections.class, "shuffle", List.class)
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager)(\\$.*)?")
                .check(CLASSES);
    }
}
