package dev.concentric.estimation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.Interval;
import dev.concentric.theory.NearestPairLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestPairTest {

    private static FreshPoints points(int dimension, long seed) {
        return new FreshPoints(ConcentricSpheres.ofDimension(dimension), RandomStream.root(seed));
    }

    /** Returns the nearest of all pairs of rows by a loop over them in float64. */
    private static NearestPair byHand(FloatMatrix rows) {
        NearestPair nearest = new NearestPair(-1, -1, Double.POSITIVE_INFINITY);
        for (int i = 0; i < rows.rows(); i++) {
            for (int k = i + 1; k < rows.rows(); k++) {
                double square = 0;
                for (int j = 0; j < rows.columns(); j++) {
                    double difference = (double) rows.get(i, j) - rows.get(k, j);
                    square += difference * difference;
                }
                if (Math.sqrt(square) < nearest.chord()) {
                    nearest = new NearestPair(i, k, Math.sqrt(square));
                }
            }
        }
        return nearest;
    }

    /** Few dimensions have pairs nearer than float32 products can tell apart; sizes lie about those of blocks. */
    @ParameterizedTest
    @CsvSource({
        "2, 2000",
        "3, 1500",
        "3, 2",
        "3, 3",
        "5, 119",
        "5, 120",
        "5, 121",
        "17, 241",
        "100, 700",
        "500, 400",
        "500, 2"
    })
    void isThatOfAllPairs(int dimension, int count) {
        for (Sphere sphere : Sphere.values()) {
            for (long first : new long[] {0, 12_345_678_901L}) {
                FreshPoints points = points(dimension, 7);
                NearestPair expected = byHand(points.points(sphere, first, count));
                assertEquals(
                        new NearestPair(first + expected.first(), first + expected.second(), expected.chord()),
                        NearestPair.of(points, sphere, first, count));
            }
        }
    }

    /** Points of the unit sphere within .0005 of one another: their products differ by roundings only. */
    @Test
    void looksBehindTheRoundingOfProducts() {
        int dimension = 300;
        for (int trial = 0; trial < 20; trial++) {
            FloatMatrix cluster = FloatMatrix.zeros(150, dimension);
            FloatMatrix centre = points(dimension, trial).points(Sphere.INNER, 0, 1);
            RandomStream.root(trial).split("moves").gaussians(0, cluster.data(), 0, cluster.size());
            for (int row = 0; row < cluster.rows(); row++) {
                double square = 0;
                for (int j = 0; j < dimension; j++) {
                    float value = centre.get(0, j) + 2e-5f * cluster.get(row, j);
                    cluster.set(row, j, value);
                    square += (double) value * value;
                }
                for (int j = 0; j < dimension; j++) {
                    cluster.set(row, j, (float) (cluster.get(row, j) / Math.sqrt(square)));
                }
            }
            assertEquals(byHand(cluster), NearestPair.among(cluster));
        }
    }

    /** Of pairs with one distance, 0 among them, it is the first. */
    @Test
    void namesTheFirstOfEqualPairs() {
        FloatMatrix rows = FloatMatrix.over(new float[] {1, 0, 0, 1, -1, 0, 0, -1, 0, 1, 0, -1}, 6, 2);
        assertEquals(new NearestPair(1, 4, 0), NearestPair.among(rows));
        assertEquals(new NearestPair(0, 1, Math.sqrt(2)), NearestPair.among(rows.firstRows(4)));
    }

    /** On the circle the law is exact. 2000 replicates deviate by .0604 with a probability of 1e-6. Seed 8. */
    @ParameterizedTest
    @CsvSource({"2, 10, INNER", "2, 300, OUTER", "3, 2, INNER", "500, 2, OUTER"})
    void hasTheExactLaw(int dimension, int count, Sphere sphere) {
        FreshPoints points = points(dimension, 8);
        NearestPairLaw law = new NearestPairLaw(dimension, count);
        assertTrue(law.isExact());
        assertDeviation(points, sphere, count, law);
    }

    /** Elsewhere the law lies between two bounds, which are near to each other where points are many. Seed 9. */
    @ParameterizedTest
    @CsvSource({"3, 30, INNER", "3, 200, OUTER", "10, 100, INNER"})
    void hasALawBetweenTheBounds(int dimension, int count, Sphere sphere) {
        NearestPairLaw law = new NearestPairLaw(dimension, count);
        Interval atMedian = law.survival(law.poissonQuantile(0.5));
        assertTrue(atMedian.high() - atMedian.low() < 0.02, atMedian::toString);
        assertDeviation(points(dimension, 9), sphere, count, law);
    }

    private static void assertDeviation(FreshPoints points, Sphere sphere, int count, NearestPairLaw law) {
        int replicates = 2000;
        double limit = Math.sqrt(Math.log(2 / 1e-6) / (2 * replicates));
        double radius = points.spheres().radius(sphere);
        NearestPairDistance distance = NearestPairDistance.of(points, sphere, count, replicates, 2);
        assertEquals(count, distance.points());
        assertEquals(replicates, distance.replicates());
        assertTrue(distance.greatestDeviation(chord -> law.survival(chord / radius)) <= limit);
        // The law of distances half as long again would not pass.
        assertTrue(distance.greatestDeviation(chord -> law.survival(1.5 * chord / radius)) > limit);
        assertEquals(0.5, distance.shareBeyond(distance.median()).value(), 1e-3);
    }

    @Test
    void doesNotDependOnTheThreads() {
        double[] alone =
                NearestPairDistance.of(points(20, 3), Sphere.OUTER, 50, 40, 1).chords();
        double[] shared =
                NearestPairDistance.of(points(20, 3), Sphere.OUTER, 50, 40, 3).chords();
        assertArrayEquals(alone, shared);
        for (int i = 1; i < 40; i++) {
            assertTrue(alone[i - 1] < alone[i]);
        }
    }

    /** One distance: the share beyond falls from 1 to 0 there, and a law of one value is met or missed by all of it. */
    @Test
    void measuresDeviationsOfAStep() {
        NearestPairDistance one = NearestPairDistance.of(points(3, 4), Sphere.INNER, 5, 1, 1);
        assertEquals(one.chords()[0], one.median());
        assertEquals(0.5, one.greatestDeviation(chord -> new Interval(0.5, 0.5)));
        assertEquals(0.75, one.greatestDeviation(chord -> new Interval(0.25, 0.25)));
        assertEquals(0.75, one.greatestDeviation(chord -> new Interval(0.75, 0.75)));
        assertEquals(0, one.greatestDeviation(chord -> new Interval(0, 1)));
        assertEquals(1, one.shareBeyond(0).value());
        assertEquals(0, one.shareBeyond(2).value());
    }

    @Test
    void refusesCountsOutOfRange() {
        FreshPoints points = points(3, 1);
        assertThrows(IllegalArgumentException.class, () -> NearestPair.of(points, Sphere.INNER, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> NearestPair.of(points, Sphere.INNER, 0, 100_001));
        assertThrows(IllegalArgumentException.class, () -> NearestPairDistance.of(points, Sphere.INNER, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> NearestPairDistance.of(points, Sphere.INNER, 2, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> NearestPairDistance.of(points, Sphere.INNER, 2, 1, 0));
        NearestPairDistance distance = NearestPairDistance.of(points, Sphere.INNER, 2, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> distance.shareBeyond(-1));
    }
}
