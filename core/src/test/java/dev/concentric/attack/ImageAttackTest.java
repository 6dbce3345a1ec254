package dev.concentric.attack;

import static dev.concentric.SmallImages.attack;
import static dev.concentric.SmallImages.linear;
import static dev.concentric.SmallImages.nearest;
import static dev.concentric.SmallImages.network;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionMulticlass;
import dev.concentric.SmallImages;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.ClassMargin;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every attack on images within the pixel box. */
class ImageAttackTest {
    private static final PixelBox BOX = new PixelBox();
    private static final int IMAGES = 25;

    static List<Attack> attacks() {
        return List.of(
                new ManifoldAttack(GradientAscent.IMAGES, StoppingRule.FIRST_ERROR),
                RefinedAttack.located(GradientAscent.IMAGES),
                RefinedAttack.located(new GeodesicAscent(0.05, 400)),
                RefinedAttack.DEFAULT.with(Restarts.of(2, RandomStream.root(1))),
                FastMinimumNorm.DEFAULT,
                FastMinimumNorm.DEFAULT.with(LocalDescent.DEFAULT));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void endsAtAnImageThatIsAnError(Attack attack) {
        for (FunctionMulticlass classifier : List.of(linear(), network())) {
            for (int label = 0; label < SmallImages.CLASSES; label++) {
                for (AttackOutcome outcome : attack(attack, classifier, label, BOX, IMAGES)) {
                    assertTrue(outcome.found());
                    double margin = ClassMargin.of(classifier.logits(outcome.end()), label);
                    assertTrue(margin >= 0);
                    assertEquals(margin, outcome.endLogit());
                    assertTrue(Arrays.stream(outcome.end()).allMatch(pixel -> pixel >= 0 && pixel <= 1));
                    assertEquals(BOX.chord(outcome.start(), outcome.end()), outcome.chord());
                    assertEquals(outcome.chord(), outcome.geodesic());
                    assertTrue(outcome.chord() <= outcome.rawChord());
                }
            }
        }
    }

    /** Rounding aside nothing is nearer than the nearest error, in the box or anywhere. */
    @ParameterizedTest
    @MethodSource("attacks")
    void isNeverNearerThanTheNearestError(Attack attack) {
        for (Constraint constraint : List.of(BOX, new FreeSpace())) {
            boolean inBox = constraint.equals(BOX);
            for (int label = 0; label < SmallImages.CLASSES; label++) {
                for (AttackOutcome outcome : attack(attack, linear(), label, constraint, IMAGES)) {
                    double exact = nearest(outcome.start(), label, inBox);
                    assertTrue(outcome.chord() >= exact * (1 - 1e-9), outcome.chord() + " < " + exact);
                }
            }
        }
    }

    /** The margin of either class is bounded: no image at all is given class 0 or 1. */
    @ParameterizedTest
    @MethodSource("attacks")
    void boundsNothingWhereNoErrorIsFound(Attack attack) {
        FunctionMulticlass firm =
                new FunctionMulticlass(SmallImages.PIXELS, 3, x -> new double[] {x[0], x[1], 100}, x -> {
                    double[][] slopes = new double[3][SmallImages.PIXELS];
                    slopes[0][0] = 1;
                    slopes[1][1] = 1;
                    return slopes;
                });
        for (AttackOutcome outcome : attack(attack, firm, 2, BOX, 5)) {
            assertFalse(outcome.found());
            assertEquals(Double.POSITIVE_INFINITY, outcome.chord());
            assertEquals(Double.POSITIVE_INFINITY, outcome.rawChord());
            assertTrue(outcome.endLogit() < 0);
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void leavesAMisclassifiedImageAlone(Attack attack) {
        FloatMatrix images = SmallImages.imagesOf(linear(), 1, 5);
        for (AttackOutcome outcome :
                attack.attack(new ClassMargin(linear(), 0), ClassMargin.SIDE, BOX, images, Team.single())) {
            assertTrue(outcome.found());
            assertEquals(0, outcome.chord());
            assertEquals(0, outcome.rawChord());
            assertArrayEquals(outcome.start(), outcome.end());
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void saysWhereThereIsNoDirectionToGo(Attack attack) {
        for (double slope : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY}) {
            double[][] slopes = new double[SmallImages.CLASSES][SmallImages.PIXELS];
            Arrays.fill(slopes[0], slope);
            FunctionMulticlass blind = linear().withJacobian(x -> slopes);
            for (AttackOutcome outcome : attack(attack, blind, 0, BOX, 3)) {
                assertTrue(outcome.gradientVanished());
                assertEquals(0, outcome.steps());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void givesEachImageTheSameInAnyCompanyAndTeam(Attack attack) {
        ClassMargin margin = new ClassMargin(network(), 0);
        FloatMatrix images = SmallImages.imagesOf(network(), 0, 10);
        float[] before = images.data().clone();
        List<AttackOutcome> together = attack.attack(margin, ClassMargin.SIDE, BOX, images, Team.single());
        try (Team team = Team.of(3)) {
            List<AttackOutcome> shared = attack.attack(margin, ClassMargin.SIDE, BOX, images, team);
            for (int i = 0; i < 10; i++) {
                float[] row = Arrays.copyOfRange(before, i * SmallImages.PIXELS, (i + 1) * SmallImages.PIXELS);
                AttackOutcome alone = attack.attack(
                                margin,
                                ClassMargin.SIDE,
                                BOX,
                                FloatMatrix.over(row, 1, SmallImages.PIXELS),
                                Team.single())
                        .getFirst();
                for (AttackOutcome other : List.of(together.get(i), shared.get(i))) {
                    assertArrayEquals(alone.end(), other.end());
                    assertEquals(alone.chord(), other.chord());
                    assertEquals(alone.rawChord(), other.rawChord());
                    assertEquals(alone.gradientEvaluations(), other.gradientEvaluations());
                    assertEquals(alone.logitEvaluations(), other.logitEvaluations());
                }
            }
        }
        assertArrayEquals(before, images.data());
    }

    /** From one class's images, two classes: the nearest error lies on the way along the one normal there is. */
    @Test
    void descendsToTheNearestErrorInTheBox() {
        double[][] weights = FunctionMulticlass.normals(2, SmallImages.PIXELS, 1, 6);
        FunctionMulticlass pair = FunctionMulticlass.linear(weights, new double[2]);
        for (AttackOutcome outcome : attack(RefinedAttack.DEFAULT, pair, 0, BOX, IMAGES)) {
            double[] normal = new double[SmallImages.PIXELS];
            Arrays.setAll(normal, j -> weights[1][j] - weights[0][j]);
            double[] best = BOX.at(outcome.start(), BOX.tangent(outcome.start(), normal), outcome.chord() * (1 - 1e-6));
            assertTrue(ClassMargin.of(pair.logits(best), 0) < 0);
        }
    }
}
