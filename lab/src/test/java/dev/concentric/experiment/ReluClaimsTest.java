package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.experiment.Measurement.Distances;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReluClaimsTest {
    private static final long PAPER = PaperPlan.PAPER_STEPS;
    private static final ErrorCount NONE_OF_MANY = Fabricated.errors(0, 10_000_000);
    private static final Distances NEAR = Fabricated.distance(0.175);
    private static final FormulaClassifier ALL_INNER = new FormulaClassifier(10, point -> -9);
    private static final FormulaClassifier ALL_OUTER = new FormulaClassifier(10, point -> 1);

    @TempDir
    private Path folder;

    @Test
    void noErrorsIsJudgedAtThePapersLengthAndSampleOnly() {
        assertEquals(Verdict.REPRODUCED, verdict("relu-no-errors", PAPER, NONE_OF_MANY, NEAR));
        assertEquals(Verdict.DIFFERS, verdict("relu-no-errors", PAPER, Fabricated.errors(1, 10_000_000), NEAR));
        assertEquals(Verdict.NOT_REACHED, verdict("relu-no-errors", PAPER - 1, NONE_OF_MANY, NEAR));
        assertEquals(Verdict.NOT_REACHED, verdict("relu-no-errors", PAPER, Fabricated.NO_ERRORS, NEAR));
    }

    @Test
    void errorsAreNearIfTheNetworkIsAccurateAndEveryAttackEndsClose() {
        ErrorCount rare = Fabricated.errors(1000, 1_000_000);
        assertEquals(Verdict.REPRODUCED, verdict("relu-errors-near", 5000, rare, NEAR));
        ErrorCount frequent = Fabricated.errors(2000, 1_000_000);
        assertEquals(Verdict.NOT_REACHED, verdict("relu-errors-near", 5000, frequent, NEAR));
        assertEquals(Verdict.DIFFERS, verdict("relu-errors-near", PAPER, frequent, NEAR));
        assertEquals(Verdict.NOT_REACHED, verdict("relu-errors-near", 5000, Fabricated.errors(0, 1000), NEAR));
        assertEquals(Verdict.DIFFERS, verdict("relu-errors-near", 5000, rare, Fabricated.distance(99, 0.175)));
        assertEquals(Verdict.DIFFERS, verdict("relu-errors-near", 5000, rare, Fabricated.distance(0.203)));
        assertEquals(Verdict.DIFFERS, verdict("relu-errors-near", 5000, rare, Fabricated.NOTHING_FOUND));
    }

    @Test
    void thePlateauIsHeldAgainstWhatThePaperPrints() {
        assertEquals(Verdict.REPRODUCED, verdict("relu-plateau", PAPER, NONE_OF_MANY, NEAR));
        assertEquals(Verdict.DIFFERS, verdict("relu-plateau", PAPER, NONE_OF_MANY, Fabricated.distance(0.16)));
        assertEquals(Verdict.DIFFERS, verdict("relu-plateau", PAPER, NONE_OF_MANY, Fabricated.distance(0.19)));
        assertEquals(Verdict.DIFFERS, verdict("relu-plateau", PAPER, NONE_OF_MANY, Fabricated.NOTHING_FOUND));
        assertEquals(Verdict.NOT_REACHED, verdict("relu-plateau", 5000, NONE_OF_MANY, NEAR));
        assertTrue(claim("relu-plateau", 5000, NONE_OF_MANY, NEAR, ALL_OUTER)
                .explanation()
                .contains("ends at step 5,000; the paper's is at 1,000,000"));
    }

    @Test
    void theLossIsDueAtThePapersLength() {
        assertEquals(Verdict.REPRODUCED, verdict("relu-loss", PAPER, new ErrorCount(0, 1000, 9e-10, 0), NEAR));
        assertEquals(Verdict.DIFFERS, verdict("relu-loss", PAPER, new ErrorCount(0, 1000, 2e-9, 0), NEAR));
        assertEquals(Verdict.NOT_REACHED, verdict("relu-loss", 5000, new ErrorCount(0, 1000, 2e-9, 0), NEAR));
    }

    @Test
    void theCircleIsMisclassifiedOnlyIfAllOfItIs() {
        String id = "relu-slice-misclassified";
        assertEquals(
                Verdict.REPRODUCED,
                claim(id, 5000, NONE_OF_MANY, NEAR, ALL_INNER).verdict());
        assertEquals(
                Verdict.NOT_REACHED,
                claim(id, 5000, NONE_OF_MANY, NEAR, ALL_OUTER).verdict());
        assertEquals(
                Verdict.DIFFERS, claim(id, PAPER, NONE_OF_MANY, NEAR, ALL_OUTER).verdict());
        FormulaClassifier half = new FormulaClassifier(10, point -> point[0] + 0.1);
        Claim partly = claim(id, PAPER, NONE_OF_MANY, NEAR, half);
        assertEquals(Verdict.DIFFERS, partly.verdict());
        assertTrue(partly.measured().matches("[1-9][0-9.]* % of the circle"), partly.measured());
    }

    @Test
    void theNormIsThatOfTheFarthestPointSurelyCalledInner() {
        String id = "relu-norm-above-two";
        assertEquals(
                Verdict.REPRODUCED,
                claim(id, 5000, NONE_OF_MANY, NEAR, ALL_INNER).verdict());
        assertEquals(
                Verdict.NOT_REACHED,
                claim(id, 5000, NONE_OF_MANY, NEAR, ball(1.9)).verdict());
        Claim tooNear = claim(id, PAPER, NONE_OF_MANY, NEAR, ball(1.9));
        assertEquals(Verdict.DIFFERS, tooNear.verdict());
        assertEquals("norm 1.90 at a probability of class 1 below .01", tooNear.measured());
        assertEquals(
                Verdict.REPRODUCED,
                claim(id, PAPER, NONE_OF_MANY, NEAR, ball(2.105)).verdict());
    }

    @Test
    void aRandomSliceIsHeldAgainstTheMaxMarginCircle() {
        String id = "relu-slice-random";
        assertEquals(
                Verdict.REPRODUCED,
                claim(id, 5000, NONE_OF_MANY, NEAR, ball(1.19)).verdict());
        Claim apart = claim(id, PAPER, NONE_OF_MANY, NEAR, ball(1.21));
        assertEquals(Verdict.DIFFERS, apart.verdict());
        assertTrue(apart.measured().startsWith("root mean square distance 0.06"), apart.measured());
        Claim without = claim(id, PAPER, NONE_OF_MANY, NEAR, ALL_INNER);
        assertEquals(Verdict.DIFFERS, without.verdict());
        assertTrue(without.measured().endsWith("rays without a boundary: 100 %"), without.measured());
    }

    /** Calls the inside of a ball inner, with certainty; its radius lies between the steps that are tried. */
    private static FormulaClassifier ball(double radius) {
        return new FormulaClassifier(10, point -> {
            double square = 0;
            for (double x : point) {
                square += x * x;
            }
            return 1e6 * (Math.sqrt(square) - radius - 0.005);
        });
    }

    private Verdict verdict(String id, long step, ErrorCount both, Distances distances) {
        return claim(id, step, both, distances, ALL_OUTER).verdict();
    }

    private Claim claim(String id, long step, ErrorCount both, Distances distances, FormulaClassifier classifier) {
        TrainedRun run = Fabricated.run(folder, Experiment.RELU_ONLINE, Fabricated.relu(step, both, both, distances));
        PaperSlices slices = new PaperSlices(classifier, run.spec().plan());
        return new ReluClaims(run, SliceFindings.of(slices))
                .all().stream()
                        .filter(claim -> claim.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
