package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.estimation.ErrorCount;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuadraticClaimsTest {
    private static final long PAPER = PaperPlan.PAPER_STEPS;
    private static final double MEAN = (1 + 1 / 1.69) / 2;

    @TempDir
    private Path folder;

    @Test
    void accurateYetWrongNeedsNoErrorSeenAndMostAlphasWrong() {
        ErrorCount one = Fabricated.errors(1, 1_000_000);
        assertEquals(Verdict.REPRODUCED, accurateYetWrong(60_000, Fabricated.NO_ERRORS, 6));
        assertEquals(Verdict.NOT_REACHED, accurateYetWrong(60_000, Fabricated.NO_ERRORS, 5));
        assertEquals(Verdict.NOT_REACHED, accurateYetWrong(60_000, one, 6));
        assertEquals(Verdict.DIFFERS, accurateYetWrong(PAPER, one, 6));
    }

    @Test
    void aPassingStateIsEnough() {
        Measurement passing = Fabricated.quadratic(60_000, Fabricated.NO_ERRORS, 6, MEAN, 1);
        PaperResults results = Fabricated.results(Map.of(
                Experiment.QUADRATIC_ONLINE,
                        Fabricated.run(folder, Experiment.QUADRATIC_ONLINE, passing, after(PAPER, 0)),
                Experiment.QUADRATIC_FINITE, Fabricated.run(folder, Experiment.QUADRATIC_FINITE, after(PAPER, 6))));
        assertEquals(
                Verdict.REPRODUCED,
                new QuadraticClaims(results).all().getFirst().verdict());
    }

    private Verdict accurateYetWrong(long step, ErrorCount inner, int wrong) {
        Measurement last = Fabricated.quadratic(step, inner, wrong, MEAN, 1);
        return claim("quadratic-accurate-yet-wrong", last, last).verdict();
    }

    @Test
    void endsPerfectIsJudgedOnceItIsSeenOrDue() {
        assertEquals(Verdict.REPRODUCED, endsPerfect(60_000, 0));
        assertEquals(Verdict.REPRODUCED, endsPerfect(PAPER, 0));
        assertEquals(Verdict.DIFFERS, endsPerfect(PAPER, 1));
        assertEquals(Verdict.NOT_REACHED, endsPerfect(PAPER - 1, 1));
        Claim early = claim("quadratic-ends-perfect", after(60_000, 300), after(20_000, 300));
        assertTrue(early.explanation().endsWith("Due at step 1,000,000; this run ends at 60,000."));
        assertTrue(early.measured().startsWith("300 of 10 wrong at step 60,000"), early.measured());
    }

    private Verdict endsPerfect(long step, int wrong) {
        return claim("quadratic-ends-perfect", after(step, wrong), after(20_000, 300))
                .verdict();
    }

    @Test
    void theFiniteSetIsJudgedOnceBothRunsAreAtThePapersLength() {
        assertEquals(Verdict.REPRODUCED, finiteDiffers(after(PAPER, 0), after(PAPER, 325)));
        assertEquals(Verdict.DIFFERS, finiteDiffers(after(PAPER, 0), after(PAPER, 0)));
        assertEquals(Verdict.DIFFERS, finiteDiffers(after(PAPER, 1), after(PAPER, 325)));
        assertEquals(Verdict.NOT_REACHED, finiteDiffers(after(PAPER, 0), after(20_000, 325)));
        assertEquals(Verdict.REPRODUCED, finiteDiffers(after(60_000, 0), after(PAPER, 325)));
        assertEquals(Verdict.NOT_REACHED, finiteDiffers(after(60_000, 1), after(PAPER, 325)));
    }

    private Verdict finiteDiffers(Measurement online, Measurement finite) {
        return claim("quadratic-finite-differs", online, finite).verdict();
    }

    @Test
    void theMeanAlphaIsCloseWithinATenthOfTheLimitsAtThePapersLength() {
        double tenth = 0.1 * (1 - 1 / 1.69);
        assertEquals(Verdict.REPRODUCED, meanAlpha(PAPER, MEAN));
        assertEquals(Verdict.REPRODUCED, meanAlpha(PAPER, MEAN + 0.99 * tenth));
        assertEquals(Verdict.DIFFERS, meanAlpha(PAPER, MEAN + 1.01 * tenth));
        assertEquals(Verdict.DIFFERS, meanAlpha(PAPER, MEAN - 1.01 * tenth));
        assertEquals(Verdict.NOT_REACHED, meanAlpha(60_000, MEAN));
    }

    private Verdict meanAlpha(long step, double mean) {
        Measurement last = Fabricated.quadratic(step, Fabricated.NO_ERRORS, 300, mean, 1);
        return claim("quadratic-mean-alpha", last, last).verdict();
    }

    @Test
    void whatThePaperSaysTwiceIsNotOursToJudge() {
        Claim pairs = claim("quadratic-two-pairs", after(60_000, 300), after(20_000, 200));
        assertEquals(Verdict.PAPER_CONTRADICTS_ITSELF, pairs.verdict());
        assertEquals("passes through neither pair", pairs.measured());
        Claim equation = claim("equation-3", after(60_000, 0), after(20_000, 200));
        assertEquals(Verdict.PAPER_CONTRADICTS_ITSELF, equation.verdict());
        assertTrue(equation.measured()
                .contains("exactly 1.0\u00b710\u207b\u00b9\u00b3 (CLT 1.0\u00b710\u207b\u00b9\u00b9), sampled 0 of"));
    }

    private static Measurement after(long step, int wrong) {
        return Fabricated.quadratic(step, Fabricated.NO_ERRORS, wrong, MEAN, 1);
    }

    private Claim claim(String id, Measurement online, Measurement finite) {
        PaperResults results = Fabricated.results(Map.of(
                Experiment.QUADRATIC_ONLINE, Fabricated.run(folder, Experiment.QUADRATIC_ONLINE, online),
                Experiment.QUADRATIC_FINITE, Fabricated.run(folder, Experiment.QUADRATIC_FINITE, finite)));
        return new QuadraticClaims(results)
                .all().stream()
                        .filter(claim -> claim.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
