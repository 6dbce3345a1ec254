package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.estimation.ErrorCount;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuadraticClaimsTest {
    private static final long PAPER = PaperRun.PAPER_STEPS;
    private static final double MEAN = (1 + 1 / 1.69) / 2;

    @TempDir
    private Path folder;

    @Test
    void accurateYetWrongNeedsAMillionPointsWithoutErrorAndAHundredWrongAlphas() {
        assertEquals(Verdict.REPRODUCED, accurateYetWrong(Fabricated.NO_ERRORS, 100));
        assertEquals(Verdict.DIFFERS, accurateYetWrong(Fabricated.NO_ERRORS, 99));
        assertEquals(Verdict.DIFFERS, accurateYetWrong(Fabricated.errors(1, 1_000_000), 394));
        assertEquals(Verdict.DIFFERS, accurateYetWrong(Fabricated.errors(0, 999_999), 394));
    }

    private Verdict accurateYetWrong(ErrorCount inner, int wrong) {
        Measurement last = Fabricated.quadratic(60_000, inner, wrong, MEAN, 1);
        return claim("quadratic-accurate-yet-wrong", last, last).verdict();
    }

    @Test
    void endsPerfectIsJudgedOnceItIsSeenOrDue() {
        assertEquals(Verdict.REPRODUCED, endsPerfect(60_000, 0));
        assertEquals(Verdict.REPRODUCED, endsPerfect(PAPER, 0));
        assertEquals(Verdict.DIFFERS, endsPerfect(PAPER, 1));
        assertEquals(Verdict.NOT_REACHED, endsPerfect(PAPER - 1, 1));
        Claim early = claim("quadratic-ends-perfect", after(60_000, 300), after(20_000, 300));
        assertEquals("Due at step 1,000,000; this run ends at 60,000.", early.explanation());
        assertTrue(early.measured().startsWith("300 of 10 wrong at step 60,000"), early.measured());
    }

    private Verdict endsPerfect(long step, int wrong) {
        return claim("quadratic-ends-perfect", after(step, wrong), after(20_000, 300))
                .verdict();
    }

    @Test
    void theFiniteSetIsJudgedAtThePapersLengthOnly() {
        assertEquals(Verdict.REPRODUCED, finiteDiffers(PAPER, 325));
        assertEquals(Verdict.DIFFERS, finiteDiffers(PAPER, 0));
        assertEquals(Verdict.NOT_REACHED, finiteDiffers(20_000, 325));
        assertEquals(Verdict.NOT_REACHED, finiteDiffers(20_000, 0));
    }

    private Verdict finiteDiffers(long step, int wrong) {
        return claim("quadratic-finite-differs", after(60_000, 300), after(step, wrong))
                .verdict();
    }

    @Test
    void theMeanAlphaIsCloseWithinATenthOfTheLimits() {
        double tenth = 0.1 * (1 - 1 / 1.69);
        assertEquals(Verdict.REPRODUCED, meanAlpha(MEAN));
        assertEquals(Verdict.REPRODUCED, meanAlpha(MEAN + 0.99 * tenth));
        assertEquals(Verdict.DIFFERS, meanAlpha(MEAN + 1.01 * tenth));
        assertEquals(Verdict.DIFFERS, meanAlpha(MEAN - 1.01 * tenth));
    }

    private Verdict meanAlpha(double mean) {
        Measurement last = Fabricated.quadratic(60_000, Fabricated.NO_ERRORS, 300, mean, 1);
        return claim("quadratic-mean-alpha", last, last).verdict();
    }

    @Test
    void whatThePaperSaysTwiceIsNotOursToJudge() {
        Claim pairs = claim("quadratic-two-pairs", after(60_000, 300), after(20_000, 200));
        assertEquals(Verdict.PAPER_CONTRADICTS_ITSELF, pairs.verdict());
        assertTrue(pairs.measured().matches("N = 10\u2076: 200 of 10 wrong .*; endless: 300 of 10 wrong .*"));
        Claim equation = claim("equation-3", after(60_000, 0), after(20_000, 200));
        assertEquals(Verdict.PAPER_CONTRADICTS_ITSELF, equation.verdict());
        assertTrue(equation.measured().contains("by appendix D 0 (proved), sampled 0 of 1,000,000"));
    }

    @Test
    void thePerfectStartDivergesIfTheAverageFallsWhileTheWorstGrows() {
        Measurement start = perfectStart(10, 1e-3, 0, 0.01);
        assertEquals(Verdict.REPRODUCED, perfectVerdict(start, perfectStart(5000, 1e-4, 1, 0.02)));
        assertEquals(Verdict.DIFFERS, perfectVerdict(start, perfectStart(5000, 1e-4, 0, 0.02)));
        assertEquals(Verdict.DIFFERS, perfectVerdict(start, perfectStart(5000, 2e-3, 1, 0.02)));
        assertEquals(Verdict.DIFFERS, perfectVerdict(start, perfectStart(5000, 1e-4, 1, 0.005)));
        assertEquals(Verdict.DIFFERS, perfectVerdict(start, perfectStart(1000, 1e-4, 0, 0.02)));
        assertEquals(Verdict.NOT_REACHED, perfectVerdict(start, perfectStart(999, 1e-4, 0, 0.02)));
    }

    @Test
    void thePerfectStartTellsWhenItsFirstAlphaWentWrong() {
        Measurement start = perfectStart(10, 1e-3, 0, 0.01);
        Claim claim = perfectClaim(start, perfectStart(100, 1e-3, 2, 0.02), perfectStart(1000, 1e-4, 7, 0.03));
        assertTrue(claim.measured()
                .startsWith("first wrong alphas seen at step 100; 7 wrong at step 1,000; average loss"));
        assertTrue(perfectClaim(start).measured().startsWith("no wrong alpha seen"));
    }

    private Verdict perfectVerdict(Measurement... measurements) {
        return perfectClaim(measurements).verdict();
    }

    private Claim perfectClaim(Measurement... measurements) {
        return new PerfectStartClaim(Fabricated.run(folder, PaperRun.QUADRATIC_PERFECT, measurements)).claim();
    }

    private static Measurement perfectStart(long step, double meanLoss, int wrong, double worstLoss) {
        return Fabricated.quadratic(step, new ErrorCount(0, 1000, meanLoss), wrong, MEAN, worstLoss);
    }

    private static Measurement after(long step, int wrong) {
        return Fabricated.quadratic(step, Fabricated.NO_ERRORS, wrong, MEAN, 1);
    }

    private Claim claim(String id, Measurement online, Measurement finite) {
        PaperResults results = new PaperResults(Map.of(
                PaperRun.QUADRATIC_ONLINE, Fabricated.run(folder, PaperRun.QUADRATIC_ONLINE, online),
                PaperRun.QUADRATIC_FINITE, Fabricated.run(folder, PaperRun.QUADRATIC_FINITE, finite)));
        return new QuadraticClaims(results)
                .all().stream()
                        .filter(claim -> claim.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
