package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.estimation.ErrorCount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensitivityClaimsTest {
    private final List<TrainedRun> runs = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void choicesAreToldApartByAFactorOfTwoBetweenAnySeeds() {
        addErrors("default", 20, 30);
        addErrors("none", 10, 3);
        addErrors("he", 11, 3);
        addErrors("balanced", 60, 900);
        addErrors("averaged", 59, 900);
        Claim claim = claim("sensitivity-accuracy");
        assertEquals(Verdict.NOT_REACHED, claim.verdict());
        assertEquals(
                List.of(
                        "as by default (errors 20 and 30",
                        "fewer errors with: no normalisation (errors 10 and 3",
                        "more errors with: balanced batches (errors 60 and 900",
                        "no clear difference with: He's initialisation (errors 11 and 3"),
                Arrays.stream(claim.measured().split("; "))
                        .map(part -> part.substring(0, part.indexOf(", loss")))
                        .toList());
        assertTrue(claim.measured().contains("parameters averaged, .999 (errors 59 and 900"), claim::measured);
    }

    @Test
    void aChoiceIsAsAccurateAsThePapersIfNoSeedErrsAndEachHasItsDistance() {
        addErrors("default", 20, 30);
        add("he", 0, 1e-4, 0.17);
        add("he", 1, 1e-4, 0.17);
        add("fan-in", 0, 1e-4, 0.17);
        add("fan-in", 0, 1e-4, 0.16);
        assertEquals(Verdict.NOT_REACHED, claim("sensitivity-accuracy").verdict());
        add("averaged-9999", 0, 1e-4, 0.166);
        add("averaged-9999", 0, 1e-4, 0.171);
        assertEquals(Verdict.REPRODUCED, claim("sensitivity-accuracy").verdict());
        assertEquals(Verdict.NOT_REACHED, claim("sensitivity-loss").verdict());
    }

    @Test
    void theLossMustBeThePapersForEachSeed() {
        addErrors("default", 20, 30);
        add("he", 5, 9e-10, 0.1);
        add("he", 5, 2e-9, 0.1);
        Claim claim = claim("sensitivity-loss");
        assertEquals(Verdict.NOT_REACHED, claim.verdict());
        assertTrue(claim.measured().startsWith("the least: He's initialisation (errors 5 and 5"), claim::measured);
        add("none", 5, 9e-10, 0.1);
        add("none", 5, 8e-10, 0.1);
        assertEquals(Verdict.REPRODUCED, claim("sensitivity-loss").verdict());
    }

    @Test
    void withoutTheDefaultThereIsNothingToCompare() {
        assertEquals("the study was not made", claim("sensitivity-accuracy").measured());
        add("averaged-9999", 0, 1e-10, 0.17);
        for (Claim claim : SensitivityClaims.of(runs)) {
            assertEquals(Verdict.NOT_REACHED, claim.verdict());
            assertEquals("the runs by default are missing", claim.measured());
        }
    }

    private Claim claim(String id) {
        return SensitivityClaims.of(runs).stream()
                .filter(claim -> claim.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void addErrors(String key, long... errors) {
        for (long count : errors) {
            add(key, count, 1e-4, 0.1);
        }
    }

    /** Adds the next seed of a choice, with errors on the inner sphere. */
    private void add(String key, long errors, double loss, double distance) {
        long before = runs.stream()
                .filter(run -> SensitivityPlan.choiceOf(run.spec()).key().equals(key))
                .count();
        Measurement end = Fabricated.relu(
                30_000,
                new ErrorCount(errors, 100_000, loss, 0),
                new ErrorCount(0, 100_000, loss, 0),
                Fabricated.distance(distance));
        String name = "sensitivity-" + key + "-s" + (before + 1);
        runs.add(Fabricated.run(folder, name, SmallRuns.reluPlan(), end));
    }
}
