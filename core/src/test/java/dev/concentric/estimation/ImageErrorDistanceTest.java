package dev.concentric.estimation;

import static dev.concentric.SmallImages.classes;
import static dev.concentric.SmallImages.images;
import static dev.concentric.SmallImages.linear;
import static dev.concentric.SmallImages.nearest;
import static dev.concentric.SmallImages.network;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionMulticlass;
import dev.concentric.SmallImages;
import dev.concentric.attack.Attack;
import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.FastMinimumNorm;
import dev.concentric.attack.FreeSpace;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.RefinedAttack;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.MulticlassClassifier;
import dev.concentric.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageErrorDistanceTest {
    private static final int IMAGES = 80;
    private static final Attack PAPER = RefinedAttack.located(GradientAscent.IMAGES);
    private static final Attack STRONG = FastMinimumNorm.DEFAULT;
    private static final int ALL = SmallImages.CLASSES - 1;

    private static ImageErrorDistance measure(
            MulticlassClassifier classifier, int[] labels, Attack attack, int targets) {
        return new ImageErrorDistanceEstimator(attack, targets)
                .errorDistance(classifier, images(labels.length), labels, RandomStream.root(1), Team.single());
    }

    private static double mean(ImageErrorDistance distance) {
        return distance.distance().meanChord().orElseThrow();
    }

    /** Towards all classes the strong attack is exact on a linear classifier; the paper's follows the one ahead. */
    @Test
    void isExactOnALinearClassifierTowardsAllClasses() {
        int[] labels = classes(linear(), images(IMAGES));
        ImageErrorDistance strong = measure(linear(), labels, STRONG, ALL);
        double exactMean = 0;
        for (int i = 0; i < IMAGES; i++) {
            AttackOutcome outcome = strong.distance().outcomes().get(i);
            double exact = nearest(outcome.start(), labels[i], true);
            assertEquals(exact, outcome.chord(), 0.01 * exact);
            assertTrue(outcome.chord() >= exact * (1 - 1e-9));
            exactMean += exact / IMAGES;
        }
        assertEquals(exactMean, mean(strong), 1e-3 * exactMean);
        double ahead = mean(measure(linear(), labels, STRONG, 0));
        double one = mean(measure(linear(), labels, STRONG, 1));
        assertTrue(exactMean <= one && one < ahead, exactMean + ", " + one + ", " + ahead);
        assertTrue(one < 1.001 * exactMean, exactMean + ", " + one);
        double paper = mean(measure(linear(), labels, PAPER, 0));
        assertTrue(paper >= ahead * (1 - 1e-6), ahead + ", " + paper);
    }

    @Test
    void isNoFartherByTheStrongAttackThanByThePapers() {
        int[] labels = classes(network(), images(IMAGES));
        double paper = mean(measure(network(), labels, PAPER, 0));
        double strong = mean(measure(network(), labels, STRONG, 0));
        double targeted = mean(measure(network(), labels, STRONG, ALL));
        assertTrue(strong < paper, strong + ", " + paper);
        assertTrue(targeted <= strong, targeted + ", " + strong);
    }

    /** Labels at random: three quarters are wrong already. */
    @Test
    void keepsImagesInTheirOrderAndMisclassifiedOnesAtDistanceZero() {
        int[] seen = classes(network(), images(IMAGES));
        int[] labels = new int[IMAGES];
        int wrong = 0;
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = (int) RandomStream.root(9).below(SmallImages.CLASSES, i);
            wrong += labels[i] == seen[i] ? 0 : 1;
        }
        ImageErrorDistance measured = measure(network(), labels, STRONG, 1);
        assertEquals(wrong, measured.misclassified());
        assertEquals(IMAGES, measured.distance().found());
        for (int i = 0; i < IMAGES; i++) {
            AttackOutcome outcome = measured.distance().outcomes().get(i);
            assertEquals(images(IMAGES).get(i, 7), outcome.start()[7]);
            assertEquals(labels[i] == seen[i], outcome.chord() > 0);
            assertTrue(outcome.endLogit() >= 0);
            if (outcome.chord() == 0) {
                assertEquals(seen[i], measured.classes().get(i));
            } else if (outcome.endLogit() > 0) {
                assertNotEquals(labels[i], measured.classes().get(i));
            }
        }
        assertTrue(measured.distance().interval().orElseThrow().contains(mean(measured)));
    }

    @Test
    void countsWhereNothingWasFoundApart() {
        double[][] slopes = FunctionMulticlass.normals(3, SmallImages.PIXELS, 1, 4);
        FunctionMulticlass firm = FunctionMulticlass.linear(slopes, new double[] {0, 0, 1e4});
        ImageErrorDistance measured = measure(firm, new int[] {2, 2, 0}, STRONG, 2);
        assertEquals(3, measured.distance().points());
        assertEquals(1, measured.distance().found());
        assertEquals(1, measured.misclassified());
        assertEquals(0, mean(measured));
        assertEquals(
                Double.POSITIVE_INFINITY,
                measured.distance().outcomes().getFirst().chord());
        assertEquals(List.of(2, 2, 2), measured.classes());
    }

    @Test
    void givesTheSameWithAnyTeam() {
        int[] labels = classes(network(), images(30));
        ImageErrorDistanceEstimator estimator = new ImageErrorDistanceEstimator(STRONG, 2);
        ImageErrorDistance alone =
                estimator.errorDistance(network(), images(30), labels, RandomStream.root(1), Team.single());
        try (Team team = Team.of(3)) {
            ImageErrorDistance shared =
                    estimator.errorDistance(network(), images(30), labels, RandomStream.root(1), team);
            assertEquals(alone.classes(), shared.classes());
            assertEquals(alone.distance().interval(), shared.distance().interval());
            for (int i = 0; i < 30; i++) {
                assertArrayEquals(
                        alone.distance().outcomes().get(i).end(),
                        shared.distance().outcomes().get(i).end());
            }
        }
    }

    /** An attack that leaves the box, and one that calls a right image an error. */
    @Test
    void refusesErrorsThatAreNone() {
        Attack leaving = (classifier, side, constraint, starts, team) ->
                STRONG.attack(classifier, side, new FreeSpace(), starts, team);
        Attack lying = (classifier, side, constraint, starts, team) ->
                STRONG.attack(classifier, side, constraint, starts, team).stream()
                        .map(outcome -> new AttackOutcome(
                                outcome.start(),
                                outcome.start(),
                                true,
                                outcome.startLogit(),
                                outcome.endLogit(),
                                outcome.chord(),
                                outcome.geodesic(),
                                outcome.rawChord(),
                                outcome.steps(),
                                outcome.warnings(),
                                outcome.gradientEvaluations(),
                                outcome.logitEvaluations()))
                        .toList();
        int[] labels = classes(network(), images(5));
        assertThrows(IllegalStateException.class, () -> measure(network(), labels, leaving, 0));
        assertThrows(IllegalStateException.class, () -> measure(network(), labels, lying, 0));
    }

    @Test
    void refusesWhatIsNoLabelledImage() {
        assertThrows(IllegalArgumentException.class, () -> new ImageErrorDistanceEstimator(STRONG, -1));
        assertThrows(IllegalArgumentException.class, () -> measure(network(), new int[] {4}, STRONG, 0));
        assertThrows(IllegalArgumentException.class, () -> measure(network(), new int[] {-1}, STRONG, 0));
        ImageErrorDistanceEstimator estimator = new ImageErrorDistanceEstimator(STRONG, 0);
        FloatMatrix images = images(2);
        assertThrows(
                IllegalArgumentException.class,
                () -> estimator.errorDistance(network(), images, new int[1], RandomStream.root(1), Team.single()));
        images.set(1, 3, 1.5f);
        assertThrows(
                IllegalArgumentException.class,
                () -> estimator.errorDistance(network(), images, new int[2], RandomStream.root(1), Team.single()));
    }
}
