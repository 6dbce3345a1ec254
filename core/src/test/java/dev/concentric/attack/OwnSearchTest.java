package dev.concentric.attack;

import static dev.concentric.FunctionClassifier.halfSpace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.HalfSpaceClassifier;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * An attack of one's own: a search of a few lines, which the constraints, stopping rules and refinements take as
 * theirs.
 */
class OwnSearchTest {

    /** Steps along the signs of the gradient (Goodfellow, Shlens and Szegedy, 2015), made on the surface. */
    record SignAscent(double stepSize, int maxSteps) implements Search {
        @Override
        public boolean step(float[] point, float[] gradient, int direction, Constraint constraint) {
            boolean moved = false;
            for (int j = 0; j < point.length; j++) {
                point[j] += (float) (direction * stepSize * Math.signum(gradient[j]));
                moved |= gradient[j] != 0;
            }
            constraint.project(point);
            return moved;
        }
    }

    private static final int DIMENSION = 30;
    private static final Search SEARCH = new SignAscent(0.002, 1000);

    private static FloatMatrix starts() {
        FloatMatrix starts = FloatMatrix.zeros(20, DIMENSION);
        for (int i = 0; i < 20; i++) {
            ConcentricSpheres.ofDimension(DIMENSION)
                    .point(RandomStream.root(1), i, Sphere.INNER, starts.data(), i * DIMENSION);
        }
        return starts;
    }

    /** Signs are a detour where the normal is not along the diagonal; the refinement takes it back. */
    @Test
    void servesOnAndOffTheSphereAlsoRefined() {
        double[] normal = new double[DIMENSION];
        Arrays.setAll(normal, j -> 1 + j % 3);
        double length =
                Math.sqrt(Arrays.stream(normal).map(value -> value * value).sum());
        HalfSpaceClassifier cap = new HalfSpaceClassifier(normal, 0.5 * length);
        Attack plain = new ManifoldAttack(SEARCH, StoppingRule.FIRST_ERROR);
        Attack refined = new RefinedAttack(SEARCH, LocalDescent.DEFAULT, Restarts.NONE);
        for (Constraint constraint : new Constraint[] {new SphereConstraint(1), new FreeSpace()}) {
            var first = plain.attack(cap, Sphere.INNER, constraint, starts(), Team.single());
            var nearest = refined.attack(cap, Sphere.INNER, constraint, starts(), Team.single());
            for (int i = 0; i < 20; i++) {
                double sine = (cap.logit(first.get(i).start()) + 0.5 * length) / length;
                double exact = constraint instanceof FreeSpace
                        ? 0.5 - sine
                        : 2 * Math.sin((Math.asin(0.5) - Math.asin(sine)) / 2);
                assertTrue(first.get(i).found());
                assertTrue(first.get(i).chord() > 1.01 * exact);
                assertEquals(exact, nearest.get(i).chord(), 2e-6 * exact);
            }
        }
    }

    @Test
    void saysWhereItHasNoDirection() {
        var blind = halfSpace(DIMENSION, 0.5, 1).withGradient(x -> new double[DIMENSION]);
        new ManifoldAttack(SEARCH, StoppingRule.FIRST_ERROR)
                .attack(blind, Sphere.INNER, 1, starts())
                .forEach(outcome -> assertTrue(outcome.gradientVanished()));
    }
}
