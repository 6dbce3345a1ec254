package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds of every form, closed forms and extremes. Reference values are in QuadraticFormReferenceTest, those of the
 * central limit theorem in DecisionEllipsoidTest.
 */
class QuadraticFormTest {
    private static final double WANTED = 1e-10;

    @Test
    void isCertainWhereAllWeightsHaveOneSign() {
        assertTrue(new QuadraticForm(new double[] {-1, 0, -2}).isNeverPositive());
        assertFalse(new QuadraticForm(new double[] {0, 0}).isAlmostAlwaysPositive());
        assertFalse(new QuadraticForm(new double[] {-1, 1e-300}).isNeverPositive());
        for (double[] weights : new double[][] {{1, 2}, {0, 2}, {1e300}}) {
            QuadraticForm form = new QuadraticForm(weights);
            assertEquals(0, form.cltLogPositive());
            assertEquals(0, form.saddlePointLogPositive());
            assertEquals(0, form.chernoffLogPositive());
            assertEquals(TailProbability.ALWAYS, form.probabilityPositive());
            assertEquals(TailProbability.NEVER, form.probabilityNegative());
        }
        for (double[] weights : new double[][] {{0, 0}, {-1, 0, -2}, {-0.0}}) {
            QuadraticForm form = new QuadraticForm(weights);
            assertEquals(Double.NEGATIVE_INFINITY, form.cltLogPositive());
            assertEquals(Double.NEGATIVE_INFINITY, form.saddlePointLogPositive());
            assertEquals(Double.NEGATIVE_INFINITY, form.chernoffLogPositive());
            assertEquals(TailProbability.NEVER, form.probabilityPositive());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50, 5000})
    void isEvenForBalancedWeights(int pairs) {
        RandomGenerator random = RandomStream.root(5).generator();
        double[] half = random.doubles(pairs).toArray();
        QuadraticForm form = new QuadraticForm(
                DoubleStream.concat(Arrays.stream(half), Arrays.stream(half).map(weight -> -weight))
                        .toArray());
        assertEquals(Math.log(0.5), form.cltLogPositive(), 1e-15);
        assertEquals(Math.log(0.5), form.saddlePointLogPositive(), 1e-12);
        assertEquals(0, form.chernoffLogPositive(), 1e-12);
        assertClose(Math.log(0.5), form.probabilityPositive());
    }

    /** u_1^2 / u_2^2 is the square of a Cauchy variable. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e-30, 1e-8, 0.01, 0.9, 1, 1.1, 20, 1e6, 1e16, 1e100, 1e299})
    void hasAClosedFormInTwoDimensions(double ratio) {
        QuadraticForm form = new QuadraticForm(new double[] {3, -3 * ratio});
        assertClose(Math.log(2 / Math.PI * Math.atan(1 / Math.sqrt(ratio))), form.probabilityPositive());
        assertClose(Math.log(2 / Math.PI * Math.atan(Math.sqrt(ratio))), form.probabilityNegative());
    }

    /** Two equal positive weights a make a u_1^2 + a u_2^2 exponential, and P = E exp(-(rest) / 2a). */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 0.01, 9998",
        "1, 5, 9998",
        "1, 1e10, 500",
        "1, 1e-10, 500",
        "1e-12, 1e-3, 40",
        "7, 0.3, 3"
    })
    void hasAClosedFormForTwoEqualPositiveWeights(double positive, double negative, int count) {
        double[] weights = new double[count + 2];
        double expected = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = -negative * (1 + Math.sin(i) / 2);
            expected -= Math.log1p(-weights[i] / positive) / 2;
        }
        weights[count] = positive;
        weights[count + 1] = positive;
        assertClose(expected, new QuadraticForm(weights).probabilityPositive());
    }

    @Test
    void doesNotChangeUnderOrderZerosAndScale() {
        double[] weights = spread(RandomStream.root(7).generator(), 60, 4);
        TailProbability expected = new QuadraticForm(weights).probabilityPositive();
        double[] other = new double[weights.length + 7];
        for (int i = 0; i < weights.length; i++) {
            other[(i * 37 + 11) % weights.length] = weights[i];
        }
        assertEquals(expected, new QuadraticForm(other).probabilityPositive());
        for (double scale : new double[] {1e-250, 0.3, 1e250}) {
            double[] scaled = Arrays.stream(other).map(weight -> scale * weight).toArray();
            assertClose(expected.logProbability(), new QuadraticForm(scaled).probabilityPositive());
        }
    }

    @Test
    void growsWithEachWeight() {
        RandomGenerator random = RandomStream.root(8).generator();
        double[] weights = spread(random, 30, 3);
        double before = new QuadraticForm(weights).probabilityPositive().logProbability();
        for (int i = 0; i < weights.length; i++) {
            double[] more = weights.clone();
            more[i] += 0.01 * Math.abs(more[i]);
            double after = new QuadraticForm(more).probabilityPositive().logProbability();
            assertTrue(after > before - 1e-13, "weight " + i);
        }
    }

    /**
     * Forms of 2 to 10^4 weights in up to seven layers that lie up to sixteen decades apart, some with a single
     * dominant weight, some with ties: both sides add up to 1, the bound keeps what is wanted, Chernoff's bound holds
     * and the saddle-point approximation stays within a factor of 1.6.
     */
    @Test
    void boundsItsErrorOverAWideGrid() {
        RandomGenerator random = RandomStream.root(9).generator();
        for (int trial = 0; trial < 200; trial++) {
            QuadraticForm form = new QuadraticForm(layers(random));
            TailProbability positive = form.probabilityPositive();
            TailProbability negative = form.probabilityNegative();
            assertTrue(positive.relativeErrorBound() < WANTED, () -> "trial with " + positive);
            assertTrue(negative.relativeErrorBound() < WANTED, () -> "trial with " + negative);
            assertEquals(1, positive.value() + negative.value(), 1e-12);
            assertTrue(form.chernoffLogPositive() >= positive.logProbability() * (1 - 1e-12));
            assertEquals(positive.logProbability(), form.saddlePointLogPositive(), Math.log(1.6));
        }
    }

    /** The approximation's two formulas meet where its saddle point comes to 0. */
    @Test
    void approximatesSmoothlyThroughTheMean() {
        double[] weights = {1, 0.5, 0.25, -0.3, -0.4, -1};
        double last = new QuadraticForm(weights).saddlePointLogPositive();
        for (double shift = 0; shift < 0.02; shift += 1e-4) {
            weights[5] = -1.06 + shift;
            double next = new QuadraticForm(weights).saddlePointLogPositive();
            assertEquals(new QuadraticForm(weights).probabilityPositive().logProbability(), next, 0.05);
            if (shift > 0) {
                assertEquals(2.5e-5, next - last, 1.5e-5);
            }
            last = next;
        }
    }

    /**
     * 2 * 10^5 points of each form from a stated seed. A count may be off by 5.5 standard deviations: for all forms
     * together the probability of a false alarm is below 2e-7.
     */
    @ParameterizedTest
    @CsvSource({"3, 2, 0.5", "20, 12, 1.2", "100, 30, 2", "5, 60, 0.08"})
    void agreesWithSampledPoints(int positives, int negatives, double ratio) {
        double[] weights = new double[positives + negatives];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i < positives ? 1 : -ratio) * (1 + 0.9 * Math.sin(i));
        }
        RandomStream stream = RandomStream.root(20_260_102).split(positives);
        float[] normals = new float[weights.length];
        int points = 200_000;
        int count = 0;
        for (int point = 0; point < points; point++) {
            stream.gaussians(point, normals, 0, normals.length);
            double form = 0;
            for (int i = 0; i < weights.length; i++) {
                form += weights[i] * normals[i] * normals[i];
            }
            count += form > 0 ? 1 : 0;
        }
        double p = new QuadraticForm(weights).probabilityPositive().value();
        assertTrue(p > 1e-3 && p < 1 - 1e-3, "a count says nothing about " + p);
        assertEquals(points * p, count, 5.5 * Math.sqrt(points * p * (1 - p)));
    }

    @Test
    void refusesWhatIsNoForm() {
        assertThrows(IllegalArgumentException.class, () -> new QuadraticForm(new double[] {Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> new QuadraticForm(new double[0]));
        QuadraticForm tooWide = new QuadraticForm(new double[] {1e-10, -1e300});
        assertThrows(IllegalArgumentException.class, tooWide::probabilityPositive);
    }

    private static void assertClose(double expectedLog, TailProbability actual) {
        double relative = Math.expm1(actual.logProbability() - expectedLog);
        double ofExpected = 2 * Math.ulp(expectedLog);
        assertEquals(0, relative, actual.relativeErrorBound() + ofExpected);
        assertTrue(actual.relativeErrorBound() < WANTED);
    }

    /** Weights of both signs, the negative ones heavier, over so many decades. */
    private static double[] spread(RandomGenerator random, int count, double decades) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (i % 3 == 0 ? 1 : -2) * Math.pow(10, decades * random.nextDouble());
        }
        return weights;
    }

    private static double[] layers(RandomGenerator random) {
        int layers = 2 + random.nextInt(6);
        double decades = 16 * random.nextDouble();
        DoubleStream weights = DoubleStream.empty();
        for (int layer = 0; layer < layers; layer++) {
            int count = (int) Math.pow(10, 3.3 * random.nextDouble());
            double sign = layer == 0 || layer > 1 && random.nextBoolean() ? 1 : -1;
            double weight = sign * Math.pow(10, decades * (random.nextDouble() - 0.5));
            double[] values = new double[count];
            Arrays.setAll(values, i -> count < 100 ? weight * (1 + 0.5 * Math.sin(i)) : weight);
            weights = DoubleStream.concat(weights, Arrays.stream(values));
        }
        return weights.toArray();
    }
}
