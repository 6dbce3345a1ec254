package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.model.Initialization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerfectStartClaimsTest {
    private static final long PAPER = PaperPlan.PERFECT_STEPS;
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
        assertEquals("w = 20.08, seed -7: 2 wrong at step 464, 7 at step 5,000", claim.measured());
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

    @Test
    void seedsThatDisagreeAreTold() {
        TrainedRun early = Fabricated.run(folder, Experiment.QUADRATIC_PERFECT, start, at(1000, 1e-3, 1, 1));
        TrainedRun late = Fabricated.run(folder, Experiment.PERFECT_SHARES, start, at(2000, 1e-3, 1, 1));
        Claim claim =
                new PerfectStartClaims(List.of(early, late), List.of()).all().getFirst();
        assertEquals(Verdict.VARIES, claim.verdict());
    }

    @Test
    void otherSharesAreToldButNotJudged() {
        TrainedRun run = Fabricated.run(folder, Experiment.QUADRATIC_PERFECT, start, at(2000, 1e-3, 1, 1));
        double scale =
                Math.sqrt(Initialization.Perfect.ofPaper(SmallRuns.SPHERES, 1).outputWeight());
        TrainedRun other = Fabricated.run(
                folder,
                "w1",
                SmallRuns.plan(SmallRuns.QUADRATIC, Initialization.Perfect.ofPaper(SmallRuns.SPHERES, scale)),
                start,
                at(100, 1e-3, 3, 1));
        Claim claim = new PerfectStartClaims(List.of(run), List.of(other)).all().getFirst();
        assertEquals(Verdict.DIFFERS, claim.verdict());
        assertTrue(claim.measured().startsWith("w = 1.000, seed -7: 3 wrong at step 100"), claim.measured());
    }

    @Test
    void ratesAreSimilarIfBothRiseTogether() {
        String id = "perfect-start-rates";
        Measurement[] rising = {
            start, at(10, 1e-3, 1, 0.1), at(100, 1e-3, 5, 1), at(1000, 1e-3, 9, 3), at(2000, 1e-3, 10, 4)
        };
        assertEquals(Verdict.REPRODUCED, claim(id, rising).verdict());
        // One pair of ten in the wrong order: tau = 8/10.
        Measurement[] turned = {
            start, at(10, 1e-3, 5, 0.1), at(100, 1e-3, 3, 1), at(1000, 1e-3, 9, 3), at(2000, 1e-3, 10, 4)
        };
        assertEquals(Verdict.DIFFERS, claim(id, turned).verdict());
        assertTrue(claim(id, turned).measured().startsWith("rank correlation 0.8"));
        assertEquals(1, PerfectStartClaims.rankCorrelation(List.of(rising)), 1e-12);
    }

    /** Neither snapshots before the first wrong alpha, whose worst losses differ, nor those of the fall. */
    @Test
    void onlyTheRiseIsJudged() {
        List<Measurement> rise =
                List.of(at(20, 1e-3, 0, 0.02), at(30, 1e-3, 2, 0.1), at(40, 1e-3, 1, 0.2), at(50, 1e-3, 4, 0.3));
        List<Measurement> all = new ArrayList<>(List.of(start, at(10, 1e-3, 0, 0.03)));
        all.addAll(rise);
        all.add(at(60, 1e-3, 3, 0.4));
        assertEquals(rise, PerfectStartClaims.rise(all));
        String id = "perfect-start-rates";
        assertEquals(
                Verdict.NOT_REACHED, claim(id, start, at(10, 1e-3, 0, 0.03)).verdict());
        assertEquals(
                Verdict.NOT_REACHED, claim(id, start, at(10, 1e-3, 3, 0.03)).verdict());
    }

    private Claim claim(String id, Measurement... measurements) {
        return new PerfectStartClaims(
                        List.of(Fabricated.run(folder, Experiment.QUADRATIC_PERFECT, measurements)), List.of())
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
