package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.estimation.ErrorCount;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerfectStartClaimsTest {
    private static final long PAPER = PaperRun.PAPER_STEPS;
    private static final String ERRORS = "perfect-start-errors";
    private static final String LOSSES = "perfect-start-losses";

    @TempDir
    private Path folder;

    private final Measurement start = at(0, 1e-3, 0, 0.01);

    @Test
    void errorsReturnIfASnapshotUpToStepThousandHasWrongAlphas() {
        assertEquals(
                Verdict.REPRODUCED, claim(ERRORS, start, at(1000, 1e-3, 1, 1)).verdict());
        assertEquals(
                Verdict.REPRODUCED,
                claim(ERRORS, start, at(464, 1e-3, 1, 1), at(5000, 1e-3, 0, 1)).verdict());
        assertEquals(Verdict.DIFFERS, claim(ERRORS, start, at(1001, 1e-3, 1, 1)).verdict());
        assertEquals(Verdict.DIFFERS, claim(ERRORS, start, at(1000, 1e-3, 0, 1)).verdict());
        assertEquals(
                Verdict.NOT_REACHED, claim(ERRORS, start, at(999, 1e-3, 0, 1)).verdict());
        Claim claim = claim(ERRORS, start, at(464, 1e-3, 2, 1), at(5000, 1e-3, 7, 1));
        assertTrue(claim.measured().startsWith("2 wrong alphas at step 464, the first snapshot with any; 7 at step"));
    }

    @Test
    void lossesDivergeIfTheAverageSurelyFallsWhileTheWorstGrows() {
        assertEquals(
                Verdict.REPRODUCED,
                claim(LOSSES, start, at(5000, 9e-4, 1, 0.02)).verdict());
        assertEquals(
                Verdict.NOT_REACHED,
                claim(LOSSES, start, at(5000, 2e-3, 1, 0.02)).verdict());
        assertEquals(
                Verdict.DIFFERS, claim(LOSSES, start, at(PAPER, 2e-3, 1, 0.02)).verdict());
        assertEquals(
                Verdict.DIFFERS, claim(LOSSES, start, at(PAPER, 9e-4, 1, 0.005)).verdict());
    }

    @Test
    void aFallWithinTheIntervalsIsNone() {
        double error = 1e-5;
        double barely = 1e-3 - 2 * 1.96 * error / Math.sqrt(2);
        assertEquals(
                Verdict.NOT_REACHED,
                claim(LOSSES, at(0, 1e-3, error), at(5000, barely + 1e-7, error))
                        .verdict());
        assertEquals(
                Verdict.REPRODUCED,
                claim(LOSSES, at(0, 1e-3, error), at(5000, barely - 1e-7, error))
                        .verdict());
    }

    private Claim claim(String id, Measurement... measurements) {
        return new PerfectStartClaims(Fabricated.run(folder, PaperRun.QUADRATIC_PERFECT, measurements))
                .all().stream()
                        .filter(claim -> claim.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private static Measurement at(long step, double meanLoss, double lossError) {
        ErrorCount count = new ErrorCount(0, 1000, meanLoss, lossError);
        Measurement.Ellipsoid ellipsoid =
                Fabricated.quadratic(step, count, 1, 0.8, 1 + step).requireEllipsoid();
        return new Measurement(
                step,
                count,
                count,
                Fabricated.NOTHING_FOUND,
                Fabricated.NOTHING_FOUND,
                Optional.of(ellipsoid),
                Optional.empty());
    }

    private static Measurement at(long step, double meanLoss, int wrong, double worstLoss) {
        return Fabricated.quadratic(step, new ErrorCount(0, 1000, meanLoss, 0), wrong, 0.8, worstLoss);
    }
}
