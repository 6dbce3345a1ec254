package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.experiment.RateEstimate.Method;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.training.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimensionClaimsTest {
    private static final String FAILS = "dimensions-attack-fails";
    private static final String PLATEAU = "dimensions-plateau";

    @TempDir
    private Path folder;

    private final List<TrainedRun> runs = new ArrayList<>();

    /** Adds a run that ends at a step, where the attack finds errors from so many points. */
    private void add(int dimension, long step, int found, double mean) {
        add(dimension, Fabricated.relu(step, Fabricated.NO_ERRORS, Fabricated.NO_ERRORS, distances(found, mean)));
    }

    private static Measurement.Distances distances(int found, double mean) {
        return found == 0 ? Fabricated.NOTHING_FOUND : Fabricated.distance(found, mean);
    }

    private void add(int dimension, Measurement end) {
        Architecture network = new Architecture.Relu(dimension, List.of(2), Normalization.DEFAULT);
        TrainingPlan plan = TrainingPlan.ofPaper(
                ConcentricSpheres.ofDimension(dimension), network, new Initialization.Glorot(), SmallRuns.STEPS, 1);
        runs.add(Fabricated.run(folder, "dimensions-" + runs.size(), plan, end));
    }

    private List<Claim> claims() {
        return new DimensionClaims(new PaperResults(Map.of(Experiment.DIMENSIONS, runs))).all();
    }

    private Claim claim(String id) {
        return claims().stream()
                .filter(claim -> claim.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"100000, .7, REPRODUCED", "100000, .6, DIFFERS", "100000, .8, DIFFERS", "99999, .7, NOT_REACHED"})
    void thePlateauIsJudgedAtItsEnd(long step, double mean, Verdict verdict) {
        add(100, step, 100, mean);
        assertEquals(verdict, claim(PLATEAU).verdict());
    }

    @Test
    void seedsOfThePlateauMayDisagree() {
        add(100, PaperPlan.DIMENSION_STEPS, 100, 0.7);
        add(100, PaperPlan.DIMENSION_STEPS, 100, 0.6);
        assertEquals(Verdict.VARIES, claim(PLATEAU).verdict());
    }

    @Test
    void theAttackFailsOnceItDoesInAllDimensionsBelowAHundred() {
        for (int dimension = 10; dimension <= 80; dimension += 10) {
            add(dimension, PaperPlan.DIMENSION_STEPS, 0, 0);
        }
        assertEquals(Verdict.NOT_REACHED, claim(FAILS).verdict());
        add(90, PaperPlan.DIMENSION_STEPS, 0, 0);
        assertEquals(Verdict.REPRODUCED, claim(FAILS).verdict());
        add(90, PaperPlan.DIMENSION_STEPS, 1, 0.5);
        assertEquals(Verdict.DIFFERS, claim(FAILS).verdict());
        add(50, 1000, 0, 0);
        assertEquals(Verdict.NOT_REACHED, claim(FAILS).verdict());
    }

    @Test
    void ratesAreToldWhereTheyAreKnown() {
        for (boolean below : new boolean[] {false, true}) {
            Measurement end =
                    Fabricated.relu(10, Fabricated.NO_ERRORS, Fabricated.NO_ERRORS, Fabricated.distance(7, 0.5));
            add(
                    20,
                    new Measurement(
                            10,
                            end.inner(),
                            end.outer(),
                            end.coarse(),
                            end.fine(),
                            Optional.empty(),
                            Optional.of(new BestKnown(
                                    below ? Method.SAMPLED : Method.SPLITTING,
                                    -12,
                                    Optional.empty(),
                                    below,
                                    Measurement.Distances.NOT_SEARCHED))));
        }
        String measured = claim(FAILS).measured();
        assertTrue(measured.contains("7 at " + Readable.fromLog10(-12) + ", 7 at a rate that is not known"), measured);
    }

    @Test
    void thereAreClaimsOfTheRunsThatAreThere() {
        assertEquals(List.of(), claims());
        TrainedRun plane = Fabricated.run(
                folder,
                Experiment.PLANE,
                Fabricated.relu(10, Fabricated.NO_ERRORS, Fabricated.NO_ERRORS, Fabricated.NOTHING_FOUND));
        assertEquals(
                List.of("plane-no-errors"),
                new DimensionClaims(Fabricated.results(Map.of(Experiment.PLANE, plane)))
                        .all().stream().map(Claim::id).toList());
    }
}
