package dev.concentric.estimation;

import dev.concentric.data.Sphere;
import dev.concentric.linalg.Team;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.NearestError;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.BootstrapInterval;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import java.util.Arrays;
import java.util.Optional;

/**
 * The law of the distance d(x, E) from a uniform point of a sphere to the nearest error of a quadratic network. Each
 * point's distance is exact; intervals cover the choice of the points.
 */
public final class ExactErrorDistance {

    /** The method's name in results where a mean is given. */
    public static final String MEAN_METHOD = "exact distances, percentile bootstrap 95%";

    /** The method's name in results where a share is given. */
    public static final String SHARE_METHOD = "exact distances, Clopper-Pearson 95%";

    /** Enough for the ends of a 95 % interval: 50 resamples lie beyond each. */
    private static final int RESAMPLES = 2000;

    private static final int MOST_POINTS = 100_000;

    private final double[] chords;
    private final double[] geodesics;
    private final Estimate meanChord;
    private final Estimate meanGeodesic;

    private ExactErrorDistance(double[] chords, double[] geodesics, RandomStream stream) {
        this.meanChord = mean(chords, stream.split("chord"));
        this.meanGeodesic = mean(geodesics, stream.split("geodesic"));
        this.chords = chords.clone();
        this.geodesics = geodesics.clone();
        Arrays.sort(this.chords);
        Arrays.sort(this.geodesics);
    }

    private static Estimate mean(double[] distances, RandomStream stream) {
        double mean = Arrays.stream(distances).average().orElseThrow();
        Interval interval = BootstrapInterval.mean(distances, 0.95, RESAMPLES, stream.generator());
        return Estimate.sampled(mean, interval, MEAN_METHOD, distances.length);
    }

    /**
     * Measures the distances of the first {@code count} points of a sphere.
     *
     * @param ellipsoid the network's decision boundary
     * @param sphere the sphere
     * @param points where the points come from; an attack on the same points can be compared one by one
     * @param count how many points, from 1 to 100,000
     * @param team shares the work; the result does not depend on its size
     * @return the distances; empty where the sphere has no error
     * @throws IllegalArgumentException if the count is out of range or the dimensions differ
     */
    public static Optional<ExactErrorDistance> of(
            DecisionEllipsoid ellipsoid, Sphere sphere, FreshPoints points, int count, Team team) {
        if (count < 1 || count > MOST_POINTS) {
            throw new IllegalArgumentException("points must lie between 1 and " + MOST_POINTS + ", got " + count);
        }
        if (ellipsoid.dimension() != points.spheres().dimension()) {
            throw new IllegalArgumentException("the spheres have "
                    + points.spheres().dimension() + " dimensions, the network has " + ellipsoid.dimension());
        }
        double[] chords = new double[count];
        double[] geodesics = new double[count];
        double radius = points.spheres().radius(sphere);
        if (ellipsoid
                .nearestError(sphere, radius, points.pointInDouble(sphere, 0))
                .isEmpty()) {
            return Optional.empty();
        }
        team.split(count, 1, (first, end) -> {
            for (int i = first; i < end; i++) {
                NearestError error = ellipsoid
                        .nearestError(sphere, radius, points.pointInDouble(sphere, i))
                        .orElseThrow();
                chords[i] = error.chord();
                geodesics[i] = error.geodesic();
            }
        });
        return Optional.of(
                new ExactErrorDistance(chords, geodesics, points.stream().split("exact distance")));
    }

    /** Returns the number of points. */
    public int points() {
        return chords.length;
    }

    /** Returns the straight-line distances, ascending; 0 for points that are errors themselves. */
    public double[] chords() {
        return chords.clone();
    }

    /** Returns the great-circle distances, ascending. */
    public double[] geodesics() {
        return geodesics.clone();
    }

    /** Returns the mean straight-line distance d(E), with its 95 % bootstrap interval. */
    public Estimate meanChord() {
        return meanChord;
    }

    /** Returns the mean great-circle distance, with its 95 % bootstrap interval. */
    public Estimate meanGeodesic() {
        return meanGeodesic;
    }

    /**
     * Returns a sample quantile of the straight-line distance: the smallest one that at least this share of the points
     * does not exceed.
     *
     * @param share the share, in (0, 1]
     * @throws IllegalArgumentException if the share is out of range
     */
    public double chordQuantile(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a quantile needs a share in (0, 1], got " + share);
        }
        // The product's rounding must not lift a whole number to the next.
        int rank = (int) Math.ceil(share * chords.length - 1e-9);
        return chords[Math.max(rank, 1) - 1];
    }

    /**
     * Returns the share of points that have no error within a straight-line distance, with its two-sided 95 %
     * Clopper-Pearson interval.
     *
     * @param chord the distance, at least 0
     * @throws IllegalArgumentException if the distance is negative or NaN
     */
    public Estimate shareBeyond(double chord) {
        if (!(chord >= 0)) {
            throw new IllegalArgumentException("a distance must be at least 0, got " + chord);
        }
        long beyond = Arrays.stream(chords).filter(value -> value > chord).count();
        return Estimate.sampled(
                (double) beyond / chords.length,
                BinomialInterval.clopperPearson(beyond, chords.length, 0.95),
                SHARE_METHOD,
                chords.length);
    }
}
