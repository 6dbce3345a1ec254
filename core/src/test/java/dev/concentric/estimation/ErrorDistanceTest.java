package dev.concentric.estimation;

import static dev.concentric.FunctionClassifier.halfSpace;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.AttackWarning;
import dev.concentric.attack.FreeSpace;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.RefinedAttack;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.BinomialInterval;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrorDistanceTest {
    private static final int DIMENSION = 30;
    private static final double STEP = 0.005;
    private static final FreshPoints POINTS =
            new FreshPoints(ConcentricSpheres.ofDimension(DIMENSION), RandomStream.root(1));
    private static final ErrorDistanceEstimator ESTIMATOR = new ErrorDistanceEstimator(
            POINTS, 50, new ManifoldAttack(new GradientAscent(STEP, 1000), StoppingRule.FIRST_ERROR));

    @Test
    void measuresTheDistanceToACapWithinOneStep() {
        double height = 0.35;
        ErrorDistance distance = ESTIMATOR.errorDistance(halfSpace(DIMENSION, height, 1), Sphere.INNER);
        FloatMatrix starts = POINTS.points(Sphere.INNER, 0, 50);
        double chords = 0;
        double geodesics = 0;
        for (int i = 0; i < 50; i++) {
            double arc = Math.max(0, Math.asin(height) - Math.asin(starts.get(i, 0)));
            geodesics += arc / 50;
            chords += 2 * Math.sin(arc / 2) / 50;
            assertEquals(starts.get(i, 0), distance.outcomes().get(i).start()[0], 1e-6);
        }
        assertEquals(50, distance.points());
        assertEquals(50, distance.found());
        assertEquals(chords + STEP / 2, distance.meanChord().orElseThrow(), STEP / 2 + 1e-6);
        assertEquals(geodesics + STEP / 2, distance.meanGeodesic().orElseThrow(), STEP / 2 + 1e-6);
        assertTrue(distance.meanGeodesic().orElseThrow() > distance.meanChord().orElseThrow());
        assertTrue(
                distance.interval().orElseThrow().contains(distance.meanChord().orElseThrow()));
    }

    @Test
    void givesTheSameNumbersAgain() {
        ErrorDistance first = ESTIMATOR.errorDistance(halfSpace(DIMENSION, 0.35, 1), Sphere.OUTER);
        ErrorDistance second = ESTIMATOR.errorDistance(halfSpace(DIMENSION, 0.35, 1), Sphere.OUTER);
        assertEquals(first.interval(), second.interval());
        assertEquals(first.meanChord(), second.meanChord());
        assertArrayEquals(chords(first), chords(second));
    }

    /** The gradient vanishes where x_2 < 0: from there nothing is found, which is counted and not averaged in. */
    @Test
    void countsWhatIsNotFound() {
        double[] pole = new double[DIMENSION];
        pole[0] = 1;
        FunctionClassifier half =
                halfSpace(DIMENSION, 0.6, 1).withGradient(x -> x[1] < 0 ? new double[DIMENSION] : pole);
        ErrorDistance distance = ESTIMATOR.errorDistance(half, Sphere.INNER);
        int reachable = 0;
        double sum = 0;
        for (AttackOutcome outcome : distance.outcomes()) {
            assertEquals(outcome.start()[1] < 0, outcome.gradientVanished());
            assertEquals(outcome.start()[1] < 0, outcome.chord() == Double.POSITIVE_INFINITY);
            if (outcome.found()) {
                reachable++;
                sum += outcome.chord();
            }
        }
        assertTrue(reachable > 0 && reachable < 50);
        assertEquals(50, distance.points());
        assertEquals(reachable, distance.found());
        assertEquals(sum / reachable, distance.meanChord().orElseThrow(), 1e-12);
        assertTrue(distance.interval().orElseThrow().high() < 2);
    }

    @Test
    void hasNoMeanWhereNothingIsFound() {
        ErrorDistance distance = ESTIMATOR.errorDistance(halfSpace(DIMENSION, 1.5, 1), Sphere.INNER);
        assertEquals(0, distance.found());
        assertEquals(50, distance.points());
        assertTrue(distance.meanChord().isEmpty());
        assertTrue(distance.meanGeodesic().isEmpty());
        assertTrue(distance.interval().isEmpty());
    }

    @Test
    void isZeroWhereAllIsWrong() {
        ErrorDistance distance = ESTIMATOR.errorDistance(halfSpace(DIMENSION, 1.5, 1), Sphere.OUTER);
        assertEquals(50, distance.found());
        assertEquals(0, distance.meanChord().orElseThrow());
        assertEquals(0, distance.interval().orElseThrow().high());
    }

    @Test
    void refusesToStartFromNoPoint() {
        assertThrows(IllegalArgumentException.class, () -> new ErrorDistanceEstimator(POINTS, 0, ESTIMATOR.attack()));
    }

    private static double[] chords(ErrorDistance distance) {
        return distance.outcomes().stream().mapToDouble(AttackOutcome::chord).toArray();
    }

    /** Four points from which errors were found at .1, .2 and .4, and once not at all. */
    @Test
    void givesSharesAndQuantilesWithWhatIsNotFoundAtInfinity() {
        ErrorDistance distance = ErrorDistance.of(
                List.of(outcome(0.4), outcome(0.1), outcome(Double.POSITIVE_INFINITY), outcome(0.2)),
                RandomStream.root(1));
        assertArrayEquals(new double[] {0.1, 0.2, 0.4, Double.POSITIVE_INFINITY}, distance.chords());
        assertEquals(0, distance.shareWithin(0.09).value());
        assertEquals(0.5, distance.shareWithin(0.2).value());
        assertEquals(0.75, distance.shareWithin(2).value());
        assertEquals(0.5, distance.shareBeyond(0.2).value());
        assertEquals(0.25, distance.shareBeyond(2).value());
        assertEquals(4, distance.shareWithin(0.2).samples());
        assertEquals(
                BinomialInterval.clopperPearson(2, 4, 0.95),
                distance.shareWithin(0.2).interval().orElseThrow());
        assertEquals(
                BinomialInterval.clopperPearson(1, 4, 0.95),
                distance.shareBeyond(2).interval().orElseThrow());
        assertEquals(0.1, distance.chordQuantile(0.25));
        assertEquals(0.2, distance.chordQuantile(0.5));
        assertEquals(0.4, distance.chordQuantile(0.6));
        assertEquals(Double.POSITIVE_INFINITY, distance.chordQuantile(0.76));
        assertEquals(1, distance.count(AttackWarning.NO_PROGRESS));
        assertEquals(0, distance.gradientVanished());
    }

    private static AttackOutcome outcome(double chord) {
        boolean found = chord < Double.POSITIVE_INFINITY;
        Set<AttackWarning> warnings = found ? Set.of() : Set.of(AttackWarning.NO_PROGRESS);
        return new AttackOutcome(
                new double[1], new double[1], found, -1, found ? 0 : -1, chord, chord, 2 * chord, 1, warnings, 1, 1);
    }

    /** Deviations of .1, .2 and .4 by hand; what the search stopped at is twice as far in these outcomes. */
    @Test
    void givesTheRawMeanBesideTheLocatedOne() {
        ErrorDistance distance = ErrorDistance.of(
                List.of(outcome(0.4), outcome(0.1), outcome(Double.POSITIVE_INFINITY), outcome(0.2)),
                RandomStream.root(1));
        assertEquals(0.7 / 3, distance.meanChord().orElseThrow(), 1e-15);
        assertEquals(1.4 / 3, distance.meanRawChord().orElseThrow(), 1e-15);
        assertEquals(Math.sqrt(7.0 / 300), distance.chordDeviation().orElseThrow(), 1e-15);
        ErrorDistance none = ErrorDistance.of(List.of(outcome(Double.POSITIVE_INFINITY)), RandomStream.root(1));
        assertTrue(none.meanRawChord().isEmpty());
        assertTrue(none.chordDeviation().isEmpty());
        assertTrue(ErrorDistance.of(List.of(outcome(0.4)), RandomStream.root(1))
                .chordDeviation()
                .isEmpty());
    }

    /** From the same points: the raw mean is the plain attack's, to the bit, the located one that of the cap. */
    @Test
    void measuresBothMeansInOneSearch() {
        FunctionClassifier cap = halfSpace(DIMENSION, 0.35, 1);
        ErrorDistance plain = ESTIMATOR.errorDistance(cap, Sphere.INNER);
        ErrorDistance located = new ErrorDistanceEstimator(
                        POINTS, 50, RefinedAttack.located(new GradientAscent(STEP, 1000)))
                .errorDistance(cap, Sphere.INNER);
        assertEquals(plain.meanChord(), located.meanRawChord());
        assertEquals(plain.meanChord(), plain.meanRawChord());
        double exact = 0;
        for (AttackOutcome outcome : located.outcomes()) {
            double arc = Math.max(0, Math.asin(0.35) - Math.asin(outcome.start()[0]));
            exact += 2 * Math.sin(arc / 2) / 50;
        }
        assertEquals(exact, located.meanChord().orElseThrow(), 1e-6);
        assertTrue(located.interval().orElseThrow().contains(exact));
    }

    @Test
    void refusesSharesOfNothing() {
        ErrorDistance distance = ErrorDistance.of(List.of(outcome(0.4)), RandomStream.root(1));
        ErrorDistance none = ErrorDistance.of(List.of(), RandomStream.root(1));
        for (double chord : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> distance.shareWithin(chord));
            assertThrows(IllegalArgumentException.class, () -> distance.shareBeyond(chord));
        }
        for (double share : new double[] {0, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> distance.chordQuantile(share));
        }
        assertThrows(IllegalArgumentException.class, () -> none.shareWithin(1));
        assertThrows(IllegalArgumentException.class, () -> none.chordQuantile(0.5));
    }

    /** Off the sphere the way to a plane is the normal, which is shorter than any way on the sphere. */
    @Test
    void measuresDistancesOffTheSphereToo() {
        ErrorDistanceEstimator estimator = new ErrorDistanceEstimator(POINTS, 20, RefinedAttack.DEFAULT);
        FunctionClassifier cap = halfSpace(DIMENSION, 0.35, 1);
        ErrorDistance on = estimator.errorDistance(cap, Sphere.INNER);
        ErrorDistance off = estimator.errorDistance(cap, Sphere.INNER, new FreeSpace(), Team.single());
        for (int i = 0; i < 20; i++) {
            AttackOutcome outcome = off.outcomes().get(i);
            assertEquals(Math.max(0, 0.35 - outcome.start()[0]), outcome.chord(), 1e-9);
            assertTrue(outcome.chord() <= on.outcomes().get(i).chord());
        }
    }
}
