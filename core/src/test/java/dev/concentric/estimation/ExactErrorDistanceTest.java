package dev.concentric.estimation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.EndlessSupply;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.Initialization;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.Estimate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExactErrorDistanceTest {
    private static final int DIMENSION = 40;
    private static final FreshPoints POINTS =
            new FreshPoints(ConcentricSpheres.ofDimension(DIMENSION), RandomStream.root(30));

    private static DecisionEllipsoid ofAlphas(double low, double high) {
        double[] alphas = new double[DIMENSION];
        Arrays.setAll(alphas, i -> low + (high - low) * i / (DIMENSION - 1));
        return DecisionEllipsoid.ofAlphas(alphas);
    }

    private static ExactErrorDistance distance(DecisionEllipsoid ellipsoid, Sphere sphere, int count) {
        return ExactErrorDistance.of(ellipsoid, sphere, POINTS, count, Team.single())
                .orElseThrow();
    }

    /**
     * Two alphas of 1.5 among those of .75 make errors of the points with u = x_1^2 + x_2^2 above 1/3, and distances
     * that depend on u alone: arcsin of sqrt(1/3) minus that of sqrt(u). 1 - u has the law P(1 - u < t) = t^(n/2 - 1).
     * The distribution function found deviates from this by e with a probability of at most 2 exp(-2 N e^2); e makes it
     * 1e-7.
     */
    @Test
    void hasTheLawOfAnErrorSetAroundACircle() {
        double[] alphas = new double[DIMENSION];
        Arrays.fill(alphas, 0.75);
        alphas[3] = 1.5;
        alphas[17] = 1.5;
        int count = 5000;
        ExactErrorDistance distance = distance(DecisionEllipsoid.ofAlphas(alphas), Sphere.INNER, count);
        double greatest = 0;
        for (int i = 0; i < count; i++) {
            if (distance.geodesics()[i] > 0) {
                double law = lawOfTheCircle(distance.geodesics()[i]);
                greatest = Math.max(greatest, Math.max(law - (double) i / count, (i + 1.0) / count - law));
            }
        }
        assertTrue(greatest < Math.sqrt(Math.log(2e7) / (2 * count)), "deviates by " + greatest);
    }

    private static double lawOfTheCircle(double geodesic) {
        double sine = Math.sin(Math.asin(Math.sqrt(1.0 / 3)) - geodesic);
        return Math.pow(1 - sine * sine, DIMENSION / 2.0 - 1);
    }

    @ParameterizedTest
    @EnumSource(Sphere.class)
    void liesBelowWhatAnAttackFinds(Sphere sphere) {
        QuadraticClassifier network = (QuadraticClassifier) new Architecture.Quadratic(DIMENSION, 60)
                .initialize(new Initialization.Glorot(), RandomStream.root(31))
                .freeze(new EndlessSupply(POINTS.spheres(), RandomStream.root(32)));
        DecisionEllipsoid ellipsoid = network.decisionEllipsoid();
        ManifoldAttack attack = new ManifoldAttack(new GradientAscent(0.002, 2000), StoppingRule.FIRST_ERROR);
        List<AttackOutcome> outcomes = new ErrorDistanceEstimator(POINTS, 100, attack)
                .errorDistance(network, sphere)
                .outcomes();
        double radius = POINTS.spheres().radius(sphere);
        int compared = 0;
        for (AttackOutcome outcome : outcomes) {
            double exact = ellipsoid
                    .nearestError(sphere, radius, outcome.start())
                    .orElseThrow()
                    .chord();
            assertTrue(exact <= outcome.chord() + 1e-12, exact + " and " + outcome.chord());
            compared += exact > 0 ? 1 : 0;
        }
        double[] chords = distance(ellipsoid, sphere, 100).chords();
        double[] found =
                outcomes.stream().mapToDouble(AttackOutcome::chord).sorted().toArray();
        for (int i = 0; i < 100; i++) {
            // The estimator's start has not been scaled to the radius before: a rounding of float32 beside the
            // attack's.
            assertTrue(chords[i] <= found[i] + 1e-6);
        }
        assertTrue(compared > 10, compared + " starts are no errors");
    }

    @Test
    void summarisesItsDistances() {
        ExactErrorDistance distance = distance(ofAlphas(0.5, 1.2), Sphere.INNER, 999);
        double[] chords = distance.chords();
        double[] geodesics = distance.geodesics();
        assertEquals(999, distance.points());
        for (int i = 0; i < 999; i++) {
            assertTrue(i == 0 || chords[i - 1] <= chords[i]);
            assertEquals(2 * Math.asin(chords[i] / 2), geodesics[i], 1e-14);
        }
        Estimate mean = distance.meanChord();
        assertEquals(Arrays.stream(chords).average().orElseThrow(), mean.value(), 1e-15);
        assertTrue(mean.interval().orElseThrow().contains(mean.value()));
        assertEquals(999, mean.samples());
        assertEquals(
                Arrays.stream(geodesics).average().orElseThrow(),
                distance.meanGeodesic().value(),
                1e-15);
        assertEquals(chords[499], distance.chordQuantile(0.5));
        assertEquals(chords[0], distance.chordQuantile(1e-12));
        assertEquals(chords[998], distance.chordQuantile(1));
        Estimate beyond = distance.shareBeyond(chords[99]);
        assertEquals(899.0 / 999, beyond.value());
        assertTrue(beyond.interval().orElseThrow().contains(900.0 / 999));
        assertEquals(0, distance.shareBeyond(2).value());
    }

    @Test
    void doesNotDependOnTheTeam() {
        DecisionEllipsoid ellipsoid = ofAlphas(0.5, 1.2);
        try (Team team = Team.of(3)) {
            ExactErrorDistance shared = ExactErrorDistance.of(ellipsoid, Sphere.OUTER, POINTS, 100, team)
                    .orElseThrow();
            ExactErrorDistance alone = distance(ellipsoid, Sphere.OUTER, 100);
            assertArrayEquals(alone.chords(), shared.chords());
            assertEquals(alone.meanChord(), shared.meanChord());
        }
    }

    @Test
    void isAbsentWhereNoErrorExists() {
        assertTrue(ExactErrorDistance.of(ofAlphas(0.65, 0.95), Sphere.INNER, POINTS, 10, Team.single())
                .isEmpty());
    }

    @Test
    void refusesWhatDoesNotFit() {
        DecisionEllipsoid ellipsoid = ofAlphas(0.5, 1.2);
        DecisionEllipsoid other = DecisionEllipsoid.ofAlphas(new double[] {0.5, 1.2});
        assertThrows(
                IllegalArgumentException.class,
                () -> ExactErrorDistance.of(ellipsoid, Sphere.INNER, POINTS, 0, Team.single()));
        assertThrows(
                IllegalArgumentException.class,
                () -> ExactErrorDistance.of(other, Sphere.INNER, POINTS, 1, Team.single()));
        ExactErrorDistance distance = distance(ellipsoid, Sphere.INNER, 10);
        assertThrows(IllegalArgumentException.class, () -> distance.chordQuantile(0));
        assertThrows(IllegalArgumentException.class, () -> distance.shareBeyond(-1));
    }
}
