package dev.concentric.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.EndlessSupply;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.HalfSpaceClassifier;
import dev.concentric.model.Initialization;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorstCaseTest {
    private static final int DIMENSION = 40;
    private static final FreshPoints POINTS =
            new FreshPoints(ConcentricSpheres.ofDimension(DIMENSION), RandomStream.root(50));

    private static WorstCase worst(QuadraticClassifier network, Sphere sphere, int count, Team team) {
        return WorstCase.of(network, sphere, POINTS, count, WorstCase.SEARCHES, team);
    }

    @ParameterizedTest
    @EnumSource
    void reachesTheExactWorstLogitFromOneSide(Sphere sphere) {
        QuadraticClassifier network = (QuadraticClassifier) new Architecture.Quadratic(DIMENSION, 60)
                .initialize(new Initialization.Glorot(), RandomStream.root(51))
                .freeze(new EndlessSupply(POINTS.spheres(), RandomStream.root(52)));
        DecisionEllipsoid ellipsoid = network.decisionEllipsoid();
        double radius = POINTS.spheres().radius(sphere);
        double exact = ellipsoid.worstLogit(sphere, radius);
        WorstCase worst = worst(network, sphere, 20, Team.single());
        double below = sphere.errorDirection() * (exact - worst.logit());
        assertTrue(below > -1e-12 && below < 1e-4 * Math.abs(exact), worst.logit() + " for " + exact);
        assertEquals(network.logit(worst.point()), worst.logit());
        assertEquals(sphere.isError(exact), worst.error());
        try (Team team = Team.of(2)) {
            assertEquals(worst.logit(), worst(network, sphere, 20, team).logit());
        }
    }

    @Test
    void isThePoleOfACapAlsoWhereNoErrorIs() {
        double[] normal = new double[DIMENSION];
        normal[7] = 2;
        WorstCase worst = WorstCase.of(
                new HalfSpaceClassifier(normal, 2.5), Sphere.INNER, POINTS, 3, WorstCase.SEARCHES, Team.single());
        assertEquals(-0.5, worst.logit(), 1e-5);
        assertEquals(1, worst.point()[7], 1e-5);
        assertFalse(worst.error());
    }

    @Test
    void refusesNothingToSearchWith() {
        double[] normal = new double[DIMENSION];
        normal[0] = 1;
        HalfSpaceClassifier cap = new HalfSpaceClassifier(normal, 0.5);
        assertThrows(
                IllegalArgumentException.class,
                () -> WorstCase.of(cap, Sphere.INNER, POINTS, 0, WorstCase.SEARCHES, Team.single()));
        assertThrows(
                IllegalArgumentException.class,
                () -> WorstCase.of(cap, Sphere.INNER, POINTS, 1, List.of(), Team.single()));
    }
}
