package dev.concentric.estimation;

import dev.concentric.attack.Attack;
import dev.concentric.attack.AttackOutcome;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.HalfSpaceClassifier;
import dev.concentric.model.NearestError;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.BootstrapInterval;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How deep the points of an error set lie in it: their distances to the nearest correct point of the same sphere
 * (paper, section 6: whether errors themselves are near to points that are classified rightly). The nearest correct
 * point is the nearest error of the other class on a sphere of this radius, up to the boundary itself.
 */
public final class ErrorDepth {

    /** The method's name in results of exact distances. */
    public static final String METHOD = "exact distances, percentile bootstrap 95%";

    /** The method's name in results of attacks. */
    public static final String METHOD_ATTACK = "attack, upper bounds, percentile bootstrap 95%";

    private static final int RESAMPLES = 2000;

    private final double[] chords;
    private final double[] geodesics;
    private final Estimate meanChord;
    private final Estimate meanGeodesic;

    private ErrorDepth(double[] chords, double[] geodesics, int[] groups, String method, RandomStream stream) {
        this.chords = chords;
        this.geodesics = geodesics;
        this.meanChord = mean(chords, groups, method, stream.split("chord"));
        this.meanGeodesic = mean(geodesics, groups, method, stream.split("geodesic"));
    }

    private static Estimate mean(double[] distances, int[] groups, String method, RandomStream stream) {
        Interval interval = BootstrapInterval.meanOfGroups(distances, groups, 0.95, RESAMPLES, stream.generator());
        return Estimate.sampled(Arrays.stream(distances).average().orElseThrow(), interval, method, distances.length);
    }

    /**
     * Returns the exact depths; empty where the sphere has no correct point.
     *
     * @param classifier a quadratic network or a half-space
     * @param sample errors of that classifier
     * @param stream what the bootstrap draws from
     * @param team shares the work; the result does not depend on its size
     * @throws IllegalArgumentException if the classifier is of another kind or dimension
     */
    public static Optional<ErrorDepth> exact(
            Classifier classifier, ErrorSetSample sample, RandomStream stream, Team team) {
        Nearest nearest = nearestOf(classifier);
        Sphere other = opposite(sample.sphere());
        int count = sample.points().rows();
        double[] chords = new double[count];
        double[] geodesics = new double[count];
        if (nearest.to(other, sample.radius(), sample.pointInDouble(0)).isEmpty()) {
            return Optional.empty();
        }
        team.split(count, 1, (first, end) -> {
            for (int i = first; i < end; i++) {
                NearestError correct = nearest.to(other, sample.radius(), sample.pointInDouble(i))
                        .orElseThrow();
                chords[i] = correct.chord();
                geodesics[i] = correct.geodesic();
            }
        });
        return Optional.of(new ErrorDepth(chords, geodesics, sample.groups(), METHOD, stream));
    }

    /**
     * Returns depths as an attack finds them from the errors back to the correct points, for any classifier. Each is an
     * upper bound; points from which the attack found no way are left out. Empty where it found none from any point.
     *
     * @param classifier the classifier
     * @param sample its errors
     * @param attack the attack
     * @param stream what the bootstrap draws from
     * @param team shares the work; the result does not depend on its size
     */
    public static Optional<ErrorDepth> byAttack(
            Classifier classifier, ErrorSetSample sample, Attack attack, RandomStream stream, Team team) {
        AttackOutcome[] outcomes = attack.attack(
                        classifier, opposite(sample.sphere()), sample.radius(), sample.points(), team)
                .toArray(AttackOutcome[]::new);
        int[] found = IntStream.range(0, outcomes.length)
                .filter(i -> outcomes[i].found())
                .toArray();
        if (found.length == 0) {
            return Optional.empty();
        }
        int[] groups = sample.groups();
        return Optional.of(new ErrorDepth(
                Arrays.stream(found).mapToDouble(i -> outcomes[i].chord()).toArray(),
                Arrays.stream(found).mapToDouble(i -> outcomes[i].geodesic()).toArray(),
                Arrays.stream(found).map(i -> groups[i]).toArray(),
                METHOD_ATTACK,
                stream));
    }

    /** Finds the nearest error of a class on a sphere of a radius. */
    private interface Nearest {
        Optional<NearestError> to(Sphere sphere, double radius, double[] start);
    }

    private static Nearest nearestOf(Classifier classifier) {
        if (classifier instanceof HalfSpaceClassifier halfSpace) {
            return halfSpace::nearestError;
        }
        if (classifier instanceof QuadraticClassifier quadratic) {
            DecisionEllipsoid ellipsoid = quadratic.decisionEllipsoid();
            return ellipsoid::nearestError;
        }
        throw new IllegalArgumentException("exact depths need a quadratic network or a half-space, got "
                + classifier.getClass().getSimpleName() + "; attack instead");
    }

    private static Sphere opposite(Sphere sphere) {
        return sphere == Sphere.INNER ? Sphere.OUTER : Sphere.INNER;
    }

    /** Returns the number of points. */
    public int points() {
        return chords.length;
    }

    /** Returns the straight-line distances, in the order of the points. */
    public double[] chords() {
        return chords.clone();
    }

    /** Returns the great-circle distances, in the order of the points. */
    public double[] geodesics() {
        return geodesics.clone();
    }

    /** Returns the mean straight-line distance with its 95 % bootstrap interval over groups of points. */
    public Estimate meanChord() {
        return meanChord;
    }

    /** Returns the mean great-circle distance with its 95 % bootstrap interval over groups of points. */
    public Estimate meanGeodesic() {
        return meanGeodesic;
    }
}
