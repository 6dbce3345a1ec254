package dev.concentric.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import dev.concentric.data.Sphere;
import dev.concentric.experiment.Scale;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.store.Provenance;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A clock that jumps, as clocks do when they are set, disturbs no run: nothing but provenance looks at it. */
class WallClockTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importLocations(Stream.of(FloatMatrix.class, Sphere.class, Scale.class, Main.class)
                    .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                    .map(Location::of)
                    .toList());

    private static final DescribedPredicate<JavaMethodCall> READS_THE_CLOCK =
            DescribedPredicate.describe("that reads the wall clock", WallClockTest::readsTheClock);

    private static boolean readsTheClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getName();
        return name.equals("currentTimeMillis")
                || owner.startsWith("java.time.") && name.equals("now")
                || owner.equals(Clock.class.getName())
                || owner.equals("java.nio.file.Files") && name.equals("getLastModifiedTime")
                || List.of("lastModifiedTime", "lastModified", "creationTime").contains(name);
    }

    @Test
    void onlyProvenanceLooksAtTheClock() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Provenance.class.getName())
                .should()
                .callMethodWhere(READS_THE_CLOCK);
        rule.check(CLASSES);
        noClasses().should().dependOnClassesThat().areAssignableTo(Date.class).check(CLASSES);
    }

    @Test
    void theRuleCanFail() {
        ArchRule nobody = noClasses().should().callMethodWhere(READS_THE_CLOCK);
        assertThrows(AssertionError.class, () -> nobody.check(CLASSES));
    }
}
