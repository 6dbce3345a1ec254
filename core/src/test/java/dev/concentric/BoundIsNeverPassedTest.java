package dev.concentric;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.ExactErrorDistance;
import dev.concentric.estimation.ExactErrorRate;
import dev.concentric.estimation.FreshPoints;
import dev.concentric.linalg.Team;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.TailProbability;
import dev.concentric.theory.SphericalCap;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Spherical isoperimetry held against error sets whose rate and distances are exact: at no distance are more points
 * farther from the errors of a quadratic network than from the cap of their measure.
 */
class BoundIsNeverPassedTest {
    private static final int POINTS = 1000;

    /**
     * By how much the share of {@link #POINTS} points beyond a distance may exceed its probability, at any distance:
     * more than this has a probability of at most exp(-2 N e^2) = 5e-8 (Massart, 1990), over the choice of the seed.
     */
    private static final double MARGIN = Math.sqrt(Math.log(2e7) / (2 * POINTS));

    @ParameterizedTest
    @CsvSource({
        "lin10, INNER",
        "lin10, OUTER",
        "five, INNER",
        "five, OUTER",
        "near1_500, INNER",
        "lin500wide, INNER",
        "lin500wide, OUTER",
        "one_hot500, INNER",
    })
    void byEllipsoids(String spectrum, Sphere sphere) {
        double[] alphas = ReferenceSpectrum.named(spectrum);
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(alphas);
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(alphas.length);
        TailProbability rate = new ExactErrorRate(spheres).probability(ellipsoid, sphere);
        SphericalCap cap = SphericalCap.ofLogErrorRate(alphas.length, rate.logProbability());
        double[] distances = ExactErrorDistance.of(
                        ellipsoid, sphere, new FreshPoints(spheres, RandomStream.root(17)), POINTS, Team.single())
                .orElseThrow()
                .geodesics();
        double radius = spheres.radius(sphere);
        for (int i = 0; i < POINTS; i++) {
            double distance = distances[i];
            double beyond = (double) Arrays.stream(distances)
                            .filter(value -> value > distance)
                            .count()
                    / POINTS;
            double bound = cap.survival(distance / radius);
            assertTrue(
                    beyond <= bound + MARGIN,
                    () -> spectrum + " at a rate of 10^" + rate.log10() + ": " + beyond + " lie beyond, at most "
                            + bound);
        }
        double mean = Arrays.stream(distances).average().orElseThrow() / radius;
        assertTrue(mean <= cap.meanGeodesic() + MARGIN * Math.PI);
    }
}
