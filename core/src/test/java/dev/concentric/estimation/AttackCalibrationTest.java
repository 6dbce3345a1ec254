package dev.concentric.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.attack.Attack;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.RefinedAttack;
import dev.concentric.attack.Restarts;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.Initialization;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttackCalibrationTest {
    private static final int DIMENSION = 100;
    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(DIMENSION);
    private static final FreshPoints POINTS = new FreshPoints(SPHERES, RandomStream.root(40));
    private static final Attack PAPER = new ManifoldAttack(GradientAscent.PAPER, StoppingRule.FIRST_ERROR);

    private static Map<String, Attack> attacks() {
        Map<String, Attack> attacks = new LinkedHashMap<>();
        attacks.put("paper", PAPER);
        attacks.put("refined", RefinedAttack.DEFAULT);
        attacks.put("restarted", RefinedAttack.DEFAULT.with(new Restarts(2, 0.3, RandomStream.root(41))));
        return attacks;
    }

    /** The refined attack comes within 1 %, the paper's steps do not, and none comes nearer than the nearest error. */
    private static void check(List<AttackCalibration.Row> rows) {
        for (AttackCalibration.Row row : rows) {
            assertEquals(rows.getFirst().points(), row.points());
            assertFalse(row.leastGap() < -1e-10, () -> "below the exact distance: " + row);
            assertFalse(row.gapOfMean() < row.leastGap() - 1e-12, row::toString);
            assertFalse(row.gapOfMean() > row.worstGap() + 1e-12, row::toString);
        }
        AttackCalibration.Row refined = rows.get(1);
        assertEquals(refined.points(), refined.found());
        assertTrue(refined.meanGap() < 1e-4, refined::toString);
        assertTrue(refined.worstGap() < 0.01, refined::toString);
        assertEquals(1, refined.shareWithin1Percent());
        assertTrue(rows.get(2).meanGap() <= refined.meanGap());
        assertTrue(rows.get(2).gradientEvaluations() > refined.gradientEvaluations());
    }

    @Test
    void refinedAttacksReachTheNearestErrorsOfATrainedNetwork() {
        TrainingPlan plan = TrainingPlan.ofPaper(
                SPHERES, new Architecture.Quadratic(DIMENSION, 200), new Initialization.Glorot(), 4_000, 1);
        var loop = new TrainingLoop<>(plan);
        loop.advanceTo(plan.steps());
        QuadraticClassifier network = (QuadraticClassifier) loop.snapshot().classifier();
        for (Sphere sphere : Sphere.values()) {
            AttackCalibration calibration =
                    new AttackCalibration(network, network.decisionEllipsoid(), sphere, POINTS, 50);
            List<AttackCalibration.Row> rows = calibration.onSphere(attacks(), Team.single());
            check(rows);
            assertTrue(rows.getFirst().meanGap() > 0.01, rows.getFirst()::toString);
            check(calibration.inFreeSpace(attacks(), Team.single()));
        }
    }

    /** Error sets of every kind that the alphas can make, on the inner sphere and, mirrored, on the outer. */
    private enum Kind {
        ONE_AXIS(i -> i == 3 ? 0.5 : -0.25),
        FEW_AXES(i -> i < 5 ? 0.2 * (i + 1) : -0.05 - 0.3 * i / DIMENSION),
        HALF_OF_ALL(i -> i < DIMENSION / 2 ? 0.05 * (i + 1) / DIMENSION : -0.3),
        TIES(i -> i < 10 ? 0.1 : -0.25),
        TINY_CAP(i -> i == 3 ? 1e-3 : -0.2 - 0.1 * i / DIMENSION),
        NEARLY_TIED_PAIR(i -> i == 3 ? 0.3 : i == 4 ? 0.29 : -0.25);

        private final IntToDoubleFunction margin;

        Kind(IntToDoubleFunction margin) {
            this.margin = margin;
        }

        /** Returns alphas whose logits on the sphere's axes are the margins, positive where they are errors. */
        double[] alphas(Sphere sphere) {
            double radius = SPHERES.radius(sphere);
            double[] alphas = new double[DIMENSION];
            Arrays.setAll(alphas, i -> (1 + sphere.errorDirection() * margin.applyAsDouble(i)) / (radius * radius));
            return alphas;
        }
    }

    private static FunctionClassifier classifier(double[] alphas) {
        return new FunctionClassifier(
                DIMENSION,
                x -> {
                    double sum = -1;
                    for (int i = 0; i < DIMENSION; i++) {
                        sum += alphas[i] * x[i] * x[i];
                    }
                    return sum;
                },
                x -> {
                    double[] gradient = new double[DIMENSION];
                    Arrays.setAll(gradient, i -> 2 * alphas[i] * x[i]);
                    return gradient;
                },
                0);
    }

    @ParameterizedTest
    @EnumSource
    void refinedAttacksReachTheNearestErrorsMadeByHand(Kind kind) {
        for (Sphere sphere : Sphere.values()) {
            double[] alphas = kind.alphas(sphere);
            check(new AttackCalibration(classifier(alphas), DecisionEllipsoid.ofAlphas(alphas), sphere, POINTS, 50)
                    .onSphere(attacks(), Team.single()));
        }
    }

    @Test
    void leavesOutWhatIsAnErrorAndCountsWhatIsNotFound() {
        double[] alphas = Kind.TIES.alphas(Sphere.INNER);
        FunctionClassifier blind = classifier(alphas).withGradient(x -> new double[DIMENSION]);
        AttackCalibration.Row row = new AttackCalibration(
                        blind, DecisionEllipsoid.ofAlphas(alphas), Sphere.INNER, POINTS, 10)
                .onSphere(Map.of("blind", PAPER), Team.single())
                .getFirst();
        assertEquals("blind", row.attack());
        assertEquals(10, row.points());
        assertEquals(0, row.found());
        assertEquals(Double.NaN, row.meanGap());
        assertEquals(Double.NaN, row.worstGap());
        assertEquals(Double.NaN, row.gapOfMean());
        assertEquals(0, row.shareWithin1Percent());
        assertEquals(1, row.gradientEvaluations());

        double[] half = new double[DIMENSION];
        Arrays.setAll(half, i -> i < DIMENSION / 2 ? 1.5 : 0.5);
        AttackCalibration.Row some = new AttackCalibration(
                        classifier(half), DecisionEllipsoid.ofAlphas(half), Sphere.INNER, POINTS, 100)
                .onSphere(Map.of("paper", PAPER), Team.single())
                .getFirst();
        assertTrue(some.points() > 10 && some.points() < 90, some::toString);
    }

    @Test
    void refusesWhereThereIsNothingToFind() {
        AttackCalibration perfect = calibration(0.8, 1);
        assertThrows(IllegalArgumentException.class, () -> perfect.onSphere(attacks(), Team.single()));
        AttackCalibration allWrong = calibration(1.5, 1);
        assertThrows(IllegalArgumentException.class, () -> allWrong.onSphere(attacks(), Team.single()));
        assertThrows(IllegalArgumentException.class, () -> calibration(1.5, 0));
    }

    private static AttackCalibration calibration(double alpha, int count) {
        double[] alphas = new double[DIMENSION];
        Arrays.fill(alphas, alpha);
        return new AttackCalibration(
                classifier(alphas), DecisionEllipsoid.ofAlphas(alphas), Sphere.INNER, POINTS, count);
    }
}
