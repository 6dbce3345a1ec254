package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceClaimsTest {
    private static final long PAPER = PaperPlan.PAPER_STEPS;
    private static final FormulaClassifier ALL_INNER = new FormulaClassifier(10, point -> -9);
    private static final FormulaClassifier ALL_OUTER = new FormulaClassifier(10, point -> 1);

    @TempDir
    private Path folder;

    @Test
    void theCircleIsMisclassifiedOnlyIfAllOfItIs() {
        String id = "relu-slice-misclassified";
        assertEquals(Verdict.REPRODUCED, claim(id, 5000, ALL_INNER).verdict());
        assertEquals(Verdict.NOT_REACHED, claim(id, 5000, ALL_OUTER).verdict());
        assertEquals(Verdict.DIFFERS, claim(id, PAPER, ALL_OUTER).verdict());
        FormulaClassifier half = new FormulaClassifier(10, point -> point[0] + 0.1);
        Claim partly = claim(id, PAPER, half);
        assertEquals(Verdict.DIFFERS, partly.verdict());
        assertTrue(partly.measured().matches("[1-9][0-9.]* % of the circle"), partly.measured());
    }

    @Test
    void theNormIsThatOfTheFarthestPointSurelyCalledInner() {
        String id = "relu-norm-above-two";
        assertEquals(Verdict.REPRODUCED, claim(id, 5000, ALL_INNER).verdict());
        assertEquals(Verdict.NOT_REACHED, claim(id, 5000, ball(1.9)).verdict());
        Claim tooNear = claim(id, PAPER, ball(1.9));
        assertEquals(Verdict.DIFFERS, tooNear.verdict());
        assertEquals("norm 1.90 at a probability of class 1 below .01", tooNear.measured());
        assertEquals(Verdict.REPRODUCED, claim(id, PAPER, ball(2.105)).verdict());
    }

    @Test
    void aRandomSliceIsHeldAgainstTheMaxMarginCircle() {
        String id = "relu-slice-random";
        assertEquals(Verdict.REPRODUCED, claim(id, 5000, ball(1.19)).verdict());
        Claim apart = claim(id, PAPER, ball(1.21));
        assertEquals(Verdict.DIFFERS, apart.verdict());
        assertTrue(apart.measured().startsWith("root mean square distance 0.06"), apart.measured());
        Claim without = claim(id, PAPER, ALL_INNER);
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

    private Claim claim(String id, long step, FormulaClassifier classifier) {
        Measurement end = Fabricated.relu(step, Fabricated.NO_ERRORS, Fabricated.NO_ERRORS, Fabricated.distance(0.175));
        TrainedRun run = Fabricated.run(folder, Experiment.RELU_ONLINE, end);
        PaperSlices slices = new PaperSlices(classifier, run.spec().plan());
        return new SliceClaims(run, SliceFindings.of(slices))
                .all().stream()
                        .filter(claim -> claim.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
