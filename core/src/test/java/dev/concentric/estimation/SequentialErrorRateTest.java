package dev.concentric.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialErrorRateTest {
    private static final FreshPoints POINTS = new FreshPoints(ConcentricSpheres.ofDimension(10), RandomStream.root(41));

    private static SequentialErrorRate rate(int errors, long budget, int threads) {
        return new SequentialErrorRate(POINTS, errors, budget, threads);
    }

    @Test
    void knowsHowManyErrorsAPrecisionNeeds() {
        assertEquals(1537, SequentialErrorRate.errorsFor(0.05));
        assertEquals(385, SequentialErrorRate.errorsFor(0.1));
        assertThrows(IllegalArgumentException.class, () -> SequentialErrorRate.errorsFor(0));
        assertThrows(IllegalArgumentException.class, () -> SequentialErrorRate.errorsFor(1.1));
        Interval interval = new SequentialCount(1537, 15_370_000, true)
                .estimate()
                .interval()
                .orElseThrow();
        assertEquals(0.05, (interval.high() - interval.low()) / 2 / 1e-4, 0.0005);
    }

    /** The point that ends the search is that of the last error, counted one by one, whoever looks. */
    @ParameterizedTest
    @CsvSource({"2, 0.1", "7, 0.3", "100, 0.3", "900, 0.1", "3, 0.75"})
    void stopsAtTheLastError(int errors, double height) {
        KnownRate half = new KnownRate("", 0, FunctionClassifier.halfSpace(10, height, 1), Sphere.INNER, 0);
        FloatMatrix points = POINTS.points(Sphere.INNER, 0, 20_000);
        int seen = 0;
        int number = 0;
        while (number < 20_000 && seen < errors) {
            seen += half.classifier().logit(FunctionClassifier.row(points, number++)) >= 0 ? 1 : 0;
        }
        SequentialCount expected = new SequentialCount(seen, number, seen == errors);
        for (int threads : new int[] {1, 2, 5}) {
            assertEquals(expected, rate(errors, 20_000, threads).count(half.classifier(), Sphere.INNER));
        }
    }

    @Test
    void saysWhichRuleEndedIt() {
        FunctionClassifier half = FunctionClassifier.halfSpace(10, 0.3, 1);
        SequentialCount complete = rate(50, 100_000, 2).count(half, Sphere.INNER);
        assertTrue(complete.complete());
        Estimate estimate = complete.estimate();
        assertEquals(49.0 / (complete.samples() - 1), estimate.value());
        assertEquals(SequentialCount.METHOD, estimate.method());
        assertEquals(estimate, rate(50, 100_000, 1).errorRate(half, Sphere.INNER));
        SequentialCount ended = rate(50, complete.samples() - 1, 2).count(half, Sphere.INNER);
        assertFalse(ended.complete());
        assertEquals(49, ended.errors());
        assertEquals(complete.samples() - 1, ended.samples());
        assertEquals(SequentialCount.METHOD_BUDGET, ended.estimate().method());
        assertEquals(49.0 / ended.samples(), ended.estimate().value());
        Estimate none = rate(2, 1000, 1).errorRate(FunctionClassifier.halfSpace(10, 2, 1), Sphere.INNER);
        assertEquals(0, none.value());
        assertEquals(1 - Math.pow(0.025, 1e-3), none.interval().orElseThrow().high(), 1e-15);
    }

    /**
     * Counts to a number of errors are those of the rule itself, with the loss of the first 10,000 points: where the
     * last error lies before their end or behind it, where the budget ends before or behind it, and on any threads.
     */
    @ParameterizedTest
    @CsvSource({"100, 0.3, 30000", "100, 0.7, 30000", "400, 0.75, 30000", "50, 0.3, 700", "20, 0.3, 60"})
    void countsErrorsAndLossesByOneRule(int errors, double height, long budget) {
        FunctionClassifier half = FunctionClassifier.halfSpace(10, height, 3);
        SequentialCount rule = rate(errors, budget, 1).count(half, Sphere.INNER);
        long lossPoints = Math.min(budget, SampledErrorRate.LOSS_POINTS);
        ErrorCount losses = new SampledErrorRate(POINTS, lossPoints, 1).count(half, Sphere.INNER);
        for (int threads : new int[] {1, 2, 5}) {
            ErrorCount count = new SampledErrorRate(POINTS, budget, threads).countUntil(half, Sphere.INNER, errors);
            assertEquals(
                    new ErrorCount(
                            rule.errors(), rule.samples(), losses.meanLoss(), losses.lossError(), rule.complete()),
                    count);
            assertEquals(rule.estimate().value(), count.estimate().value());
            assertEquals(rule.estimate().interval(), count.estimate().interval());
            assertEquals(
                    rule.complete() ? SequentialCount.METHOD : ErrorCount.METHOD,
                    count.estimate().method());
        }
    }

    /** A last point that had to be an error does not speak for a higher rate. */
    @Test
    void keepsTheTwoRulesApart() {
        Interval fixed = new ErrorCount(10, 100, 0, 0).estimate().interval().orElseThrow();
        Interval stopped =
                new ErrorCount(10, 100, 0, 0, true).estimate().interval().orElseThrow();
        assertEquals(fixed.low(), stopped.low());
        assertTrue(stopped.high() < fixed.high());
        assertEquals(9.0 / 99, new ErrorCount(10, 100, 0, 0, true).estimate().value());
    }

    /**
     * The coverage of the whole rule, summed exactly over all its outcomes, is at least 95 % at every rate: r errors
     * within the budget of 60 points, or fewer at its end.
     */
    @ParameterizedTest
    @CsvSource({"2", "5", "20", "60"})
    void coversAtLeastAsPromised(int r) {
        int budget = 60;
        for (double p = 0.0013; p < 1; p += 0.0173) {
            double coverage = 0;
            double total = 0;
            for (int m = r; m <= budget; m++) {
                double probability = BinomialDistribution.of(m - 1, p).probability(r - 1) * p;
                total += probability;
                coverage += covers(new SequentialCount(r, m, true), p) ? probability : 0;
            }
            for (int errors = 0; errors < r; errors++) {
                double probability = BinomialDistribution.of(budget, p).probability(errors);
                total += probability;
                coverage += covers(new SequentialCount(errors, budget, false), p) ? probability : 0;
            }
            assertEquals(1, total, 1e-12);
            assertTrue(coverage >= 0.95 - 1e-12, "coverage " + coverage + " at " + p);
        }
    }

    private static boolean covers(SequentialCount count, double p) {
        return count.estimate().interval().orElseThrow().contains(p);
    }

    /**
     * Of 1000 searches, each on points of its own, at least 910 intervals cover the exact rate: at a coverage of 95 %
     * fewer have a probability below 1e-6. Seed 42; the budget ends about half of the searches.
     */
    @Test
    void coversTheKnownRateOfACap() {
        KnownRate known = KnownRate.halfSpace(10, Sphere.INNER, -1);
        int covered = 0;
        int complete = 0;
        for (int i = 0; i < 1000; i++) {
            FreshPoints points =
                    new FreshPoints(known.spheres(), RandomStream.root(42).split(i));
            SequentialCount count = new SequentialErrorRate(points, 20, 195, 1).count(known.classifier(), Sphere.INNER);
            covered += covers(count, 0.1) ? 1 : 0;
            complete += count.complete() ? 1 : 0;
        }
        assertTrue(covered >= 910, covered + " of 1000");
        assertTrue(complete > 250 && complete < 750, complete + " of 1000");
    }

    @Test
    void refusesCountsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> rate(1, 100, 1));
        assertThrows(IllegalArgumentException.class, () -> rate(10, 9, 1));
        assertThrows(IllegalArgumentException.class, () -> rate(10, 100, 0));
        SampledErrorRate sampled = new SampledErrorRate(POINTS, 100, 1);
        FunctionClassifier half = FunctionClassifier.halfSpace(10, 0.3, 1);
        assertThrows(IllegalArgumentException.class, () -> sampled.countUntil(half, Sphere.INNER, 1));
        assertThrows(IllegalArgumentException.class, () -> sampled.countUntil(half, Sphere.INNER, 101));
        SequentialErrorRate rate = rate(10, 100, 1);
        FunctionClassifier other = FunctionClassifier.halfSpace(11, 0.3, 1);
        assertThrows(IllegalArgumentException.class, () -> rate.count(other, Sphere.INNER));
    }
}
