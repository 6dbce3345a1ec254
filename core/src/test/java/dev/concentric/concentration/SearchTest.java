package dev.concentric.concentration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final RandomStream RANDOM = RandomStream.root(43);

    /**
     * Two directions with variance, and six with hardly any: along the first images are normal, along the second
     * exponential, with a smaller variance but a longer tail.
     */
    private static ImageSet skewed(int count) {
        double[][] axes = SmallImages.hadamard();
        return SmallImages.of(count, 8, i -> {
            float[] normals = new float[8];
            RANDOM.split("normals").gaussians(i, normals, 0, 8);
            double tail = -Math.log(1 - RANDOM.split("tails").uniform(i));
            double[] levels = new double[8];
            for (int j = 0; j < 8; j++) {
                levels[j] = 110 + 24 * normals[0] * axes[1][j] + 20 * tail * axes[2][j] + 0.5 * normals[j];
            }
            return levels;
        });
    }

    /** Of images along three axes, each an exponential way out from a corner. */
    private static ImageSet star(int count) {
        return SmallImages.of(count, 4, i -> {
            double[] levels = {20, 20, 20, 20};
            levels[i % 3] += -25 * Math.log(1 - RANDOM.split("star").uniform(i));
            return levels;
        });
    }

    /** No direction in the plane of the two axes beats what the search found, and it is not a principal one. */
    @Test
    void findsTheBestDirectionOfAll() {
        ImageSet images = skewed(4000);
        double measure = 0.02;
        PrincipalComponents components = PrincipalComponents.of(images, Team.single());
        HalfSpaceSearch.Result found =
                HalfSpaceSearch.search(images, components, measure, RANDOM.split("starts"), Team.single());
        double[][] axes = SmallImages.hadamard();
        double best = 0;
        for (int degrees = 0; degrees < 360; degrees++) {
            double[] normal = Vectors.plus(new double[8], Math.cos(Math.toRadians(degrees)), axes[1]);
            normal = Vectors.plus(normal, Math.sin(Math.toRadians(degrees)), axes[2]);
            best = Math.max(best, trainingDistance(HalfSpace.of(normal, 0), images, measure));
        }
        assertTrue(found.trainingDistance() > 0.995 * best, found.trainingDistance() + " and " + best);
        double principal = 0;
        for (int k = 0; k < 2; k++) {
            for (boolean positive : new boolean[] {true, false}) {
                HalfSpace along = PrincipalHalfSpace.along(k, positive, images, components, measure, Team.single())
                        .halfSpace();
                principal = Math.max(principal, trainingDistance(along, images, measure));
            }
        }
        assertTrue(found.trainingDistance() > 1.005 * principal, found.trainingDistance() + " and " + principal);
        ErrorSetMeasure measured = ErrorSetMeasure.of(found.halfSpace(), images, Team.single());
        assertEquals(measure, measured.errorRate().value(), 1e-12);
        assertEquals(found.trainingDistance(), measured.meanDistance().value(), 1e-12);
        assertEquals(
                found.trainingDistance(),
                found.starts().stream().mapToDouble(d -> d).max().orElseThrow(),
                1e-5);
    }

    private static double trainingDistance(HalfSpace direction, ImageSet images, double measure) {
        double width = TrainingMeasure.width(direction, images, measure, Team.single());
        return ErrorSetMeasure.of(direction.widened(width), images, Team.single())
                .meanDistance()
                .value();
    }

    /**
     * A half-space must cut deep into one arm or cut all at a slant; three balls can take the tip of each. In units of an
     * arm, each tip is beyond ln(.33 / .01), and an image at x on its arm that much less x away, in the mean 2.5.
     */
    @Test
    void threeBallsAreFartherThanAHalfSpaceFromAStar() {
        ImageSet images = star(3000);
        double measure = 0.03;
        PrincipalComponents components = PrincipalComponents.of(images, Team.single());
        HalfSpaceSearch.Result halfSpace =
                HalfSpaceSearch.search(images, components, measure, RANDOM.split("starts"), Team.single());
        BallSearch search = new BallSearch(images, components, halfSpace.halfSpace(), measure, Team.single());
        BallSearch.Result one = search.union(1);
        BallSearch.Result three = search.union(3);
        assertTrue(one.trainingDistance() > 0.97 * halfSpace.trainingDistance(), one + " and " + halfSpace);
        assertTrue(three.trainingDistance() > 1.03 * halfSpace.trainingDistance(), three + " and " + halfSpace);
        for (BallSearch.Result result :
                new BallSearch.Result[] {one, three, search.complement(1), search.complement(2)}) {
            ErrorSetMeasure measured = ErrorSetMeasure.of(result.set(), images, Team.single());
            double found = measured.errorRate().value();
            assertTrue(found <= measure + 1e-12 && found > 0.8 * measure, "but for ties it is the measure: " + found);
            assertEquals(result.trainingDistance(), measured.meanDistance().value(), 1e-12);
        }
    }

    /** From centres in poor directions there is much to gain. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyStepOfTheAscentClimbsOrStays(boolean complement) {
        ImageSet images = skewed(1000);
        PrincipalComponents components = PrincipalComponents.of(images, Team.single());
        BallAscent ascent =
                new BallAscent(images, components.mean(), new TrainingMeasure(0.05, 1000), complement, Team.single());
        double[][] axes = SmallImages.hadamard();
        double far = complement ? -1 : 1;
        BallAscent.Judged start = ascent.balanced(new double[][] {
            Vectors.plus(components.mean(), far, axes[3]), Vectors.plus(components.mean(), far, axes[1])
        });
        BallAscent.Judged few = ascent.ascend(start, 3);
        BallAscent.Judged many = ascent.ascend(start, 30);
        assertTrue(few.meanDistance() >= start.meanDistance());
        assertTrue(many.meanDistance() >= few.meanDistance());
        assertTrue(many.edge().smoothDistance() > 1.02 * start.edge().smoothDistance());
    }

    @Test
    void doesNotDependOnTheTeam() {
        ImageSet images = skewed(2500);
        PrincipalComponents components = PrincipalComponents.of(images, Team.single());
        try (Team team = Team.of(2)) {
            HalfSpaceSearch.Result alone =
                    HalfSpaceSearch.search(images, components, 0.05, RANDOM.split("starts"), Team.single());
            HalfSpaceSearch.Result together =
                    HalfSpaceSearch.search(images, components, 0.05, RANDOM.split("starts"), team);
            assertArrayEquals(alone.halfSpace().normal(), together.halfSpace().normal());
            assertEquals(
                    new BallSearch(images, components, alone.halfSpace(), 0.05, Team.single())
                            .union(3)
                            .trainingDistance(),
                    new BallSearch(images, components, alone.halfSpace(), 0.05, team)
                            .union(3)
                            .trainingDistance());
        }
    }

    /** Along the third axis 1 image in 100 stands out: at that measure the half-space lies between it and the rest. */
    @Test
    void findsTheHalfSpaceNearestToAMeasureAndADistance() {
        ImageSet images = SmallImages.of(1000, 3, i ->
                new double[] {i % 200, 100 + (i * 7 % 90), i % 100 == 0 ? 120 : 100 + i % 2});
        PrincipalComponents components = PrincipalComponents.of(images, Team.single());
        PrincipalHalfSpace nearest = PrincipalHalfSpace.nearest(
                        0.01, 0.038, 3, images, components, images, Team.single())
                .orElseThrow();
        assertEquals(2, nearest.direction());
        assertTrue(nearest.positive());
        assertEquals(
                0.01,
                ErrorSetMeasure.of(nearest.halfSpace(), images, Team.single())
                        .errorRate()
                        .value(),
                1e-12);
    }

    @Test
    void refusesAMeasureOfLessThanAnImage() {
        ImageSet images = skewed(50);
        PrincipalComponents components = PrincipalComponents.of(images, Team.single());
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> HalfSpaceSearch.search(images, components, 0.01, RANDOM, Team.single()));
        assertTrue(String.valueOf(refusal.getMessage()).contains("at least 0.02"), refusal.getMessage());
    }

    @Test
    void clustersLieAtTheMeansOfTheirPoints() {
        double[][] points = {{0, 0}, {0, 2}, {10, 0}, {10, 2}, {20, 1}, {20, 1}};
        double[][] centres = Clusters.centres(points, 3);
        Arrays.sort(centres, (a, b) -> Double.compare(a[0], b[0]));
        assertArrayEquals(new double[][] {{0, 1}, {10, 1}, {20, 1}}, centres);
        assertEquals(7, Clusters.centres(points, 7).length, "more clusters than points");
    }
}
