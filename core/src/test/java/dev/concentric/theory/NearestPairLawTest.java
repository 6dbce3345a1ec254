package dev.concentric.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FalseAlarm;
import dev.concentric.ReferenceTable;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestPairLawTest {

    static List<Map<String, String>> references() {
        return ReferenceTable.read("pair-probability.csv");
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithFortyDigitsOnOnePair(Map<String, String> row) {
        double log = Double.parseDouble(row.get("log_probability"));
        NearestPairLaw law = new NearestPairLaw(Integer.parseInt(row.get("dimension")), 2);
        double actual = law.logPairProbability(Double.parseDouble(row.get("chord")));
        assertEquals(log, actual, 1e-11 + 1e-15 * Math.abs(log));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 500})
    void onePairIsACap(int dimension) {
        NearestPairLaw law = new NearestPairLaw(dimension, 2);
        for (double chord : new double[] {0.3, 1, 1.4, 1.5, 1.9}) {
            double measure =
                    SphericalCap.ofHeight(dimension, 1 - chord * chord / 2).errorRate();
            assertEquals(measure, law.expectedPairs(chord), 1e-11 * measure);
            assertEquals(1 - measure, law.survival(chord).low(), 1e-13);
            assertEquals(law.survival(chord).low(), law.survival(chord).high());
        }
    }

    /**
     * The paper's example: it states 1.25, which is far out in the law's upper tail. At the median the bounds differ by
     * m^3 p^2 / 6 = 3.2e-5 of themselves, and the distance changes by 1/108 of that.
     */
    @Test
    void givesThePapersExample() {
        NearestPairLaw law = new NearestPairLaw(500, 10_000);
        Interval median = law.quantile(0.5);
        assertEquals(1.229, median.low(), 5e-4);
        assertTrue(median.high() - median.low() < 3.2e-5 / 108, median::toString);
        assertEquals(median.low(), law.poissonQuantile(0.5), 3.2e-5 / 108);
        Interval asFarAsStated = law.survival(1.25);
        assertEquals(5e-9, asFarAsStated.low(), 0.5e-9);
        assertTrue(asFarAsStated.high() < 1.03 * asFarAsStated.low(), asFarAsStated::toString);
    }

    /** On the circle one angle of m spacings is the least: (1 - m angle / (2 pi))^(m-1). */
    @ParameterizedTest
    @CsvSource({"3, 0.5", "7, 0.1", "7, 1.2", "1000, 1e-6", "1000, 1e-5"})
    void isExactOnTheCircle(int points, double chord) {
        NearestPairLaw law = new NearestPairLaw(2, points);
        double free = Math.max(0, 1 - points * 2 * Math.asin(chord / 2) / (2 * Math.PI));
        Interval survival = law.survival(chord);
        assertEquals(Math.pow(free, points - 1), survival.low(), 1e-13);
        assertEquals(survival.low(), survival.high());
        Interval median = law.quantile(0.5);
        assertEquals(0.5, law.survival(median.low()).low(), 1e-12);
        assertEquals(median.low(), median.high(), 1e-15);
    }

    /** In three dimensions the caps are the only ones whose measure is t^2 / 4, whatever the place. */
    @Test
    void boundsAreProductsOfTheirFactors() {
        double p = 0.04;
        Interval survival = new NearestPairLaw(3, 4).survival(2 * Math.sqrt(p));
        assertEquals((1 - p) * (1 - 2 * p) * (1 - 3 * p), survival.low(), 1e-14);
        double second = 1 - 2 * p + p * p / (1 - p);
        double third = 1 - 3 * p + 3 * p * p / (second * (1 - p));
        assertEquals((1 - p) * second * third, survival.high(), 1e-14);
    }

    /**
     * 2 * 10^4 sets of a stated seed. What was seen is held against the nearest end of the interval; see {@link
     * FalseAlarm} for how rarely chance would fail this.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 5, 0.2",
        "2, 5, 0.6",
        "3, 3, 0.5",
        "3, 3, 1.2",
        "3, 6, 0.3",
        "3, 20, 0.1",
        "10, 5, 0.9",
        "10, 20, 0.7",
        "10, 20, 0.8",
        "50, 30, 1.1"
    })
    void holdsSampledSets(int dimension, int points, double chord) {
        int trials = 20_000;
        RandomStream stream = RandomStream.root(dimension).split("pairs").split(points);
        int apart = 0;
        for (int i = 0; i < trials; i++) {
            apart += nearestSquared(stream.split(i), dimension, points) > chord * chord ? 1 : 0;
        }
        NearestPairLaw law = new NearestPairLaw(dimension, points);
        Interval survival = law.survival(chord);
        double nearest = Math.clamp((double) apart / trials, survival.low(), survival.high());
        FalseAlarm.unlessBinomial("no near pair", apart, trials, nearest);
    }

    private static double nearestSquared(RandomStream stream, int dimension, int points) {
        float[][] all = new float[points][dimension];
        double nearest = 4;
        for (int i = 0; i < points; i++) {
            stream.gaussians(i, all[i], 0, dimension);
            for (int j = 0; j < i; j++) {
                double cosine = dot(all[i], all[j]) / Math.sqrt(dot(all[i], all[i]) * dot(all[j], all[j]));
                nearest = Math.min(nearest, 2 - 2 * cosine);
            }
        }
        return nearest;
    }

    private static double dot(float[] x, float[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (double) x[i] * y[i];
        }
        return sum;
    }

    /** The theorem of Arratia, Goldstein and Gordon allows the Poisson law that far from anything in the interval. */
    @ParameterizedTest
    @CsvSource({"3, 5", "3, 100", "10, 30", "500, 100", "500, 10000"})
    void agreesWithTheBoundOnPoissonsLaw(int dimension, int points) {
        NearestPairLaw law = new NearestPairLaw(dimension, points);
        double lastLow = 1;
        double lastHigh = 1;
        for (double probability = 0.01; probability < 1; probability += 0.07) {
            double chord = law.poissonQuantile(probability);
            Interval survival = law.survival(chord);
            double poisson = law.poissonSurvival(chord);
            assertEquals(1 - probability, poisson, 1e-9);
            assertTrue(survival.low() <= poisson);
            double allowed = (4.0 * points - 7) * Math.exp(law.logPairProbability(chord)) * (1 - poisson);
            assertTrue(poisson - survival.high() <= allowed);
            // Once the caps of all points could cover half of the sphere, the upper bound says little and need not
            // fall.
            if (points * Math.exp(law.logPairProbability(chord)) < 0.5) {
                assertTrue(survival.low() < lastLow && survival.high() < lastHigh);
            }
            lastLow = survival.low();
            lastHigh = survival.high();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 9", "3, 9", "10, 100", "500, 2", "100000, 50"})
    void quantilesEncloseTheirProbability(int dimension, int points) {
        NearestPairLaw law = new NearestPairLaw(dimension, points);
        for (double probability : new double[] {1e-12, 0.01, 0.5, 0.99, 1 - 1e-9}) {
            Interval quantile = law.quantile(probability);
            double rest = Math.log1p(-probability);
            assertTrue(law.logSurvival(quantile.low()).high() >= rest);
            assertTrue(law.logSurvival(quantile.high()).low() <= rest);
        }
    }

    @Test
    void beginsAtZeroAndEndsAtTheDiameter() {
        for (int dimension : new int[] {2, 3, 500}) {
            for (int points : new int[] {2, 3, 1000}) {
                NearestPairLaw law = new NearestPairLaw(dimension, points);
                assertEquals(new Interval(1, 1), law.survival(0));
                assertEquals(new Interval(0, 0), law.survival(2));
                assertEquals(new Interval(0, 0), law.survival(7));
            }
        }
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new NearestPairLaw(1, 5));
        assertThrows(IllegalArgumentException.class, () -> new NearestPairLaw(5, 1));
        NearestPairLaw law = new NearestPairLaw(5, 5);
        assertThrows(IllegalArgumentException.class, () -> law.survival(-0.1));
        assertThrows(IllegalArgumentException.class, () -> law.expectedPairs(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> law.quantile(0));
        assertThrows(IllegalArgumentException.class, () -> law.poissonQuantile(1));
    }
}
