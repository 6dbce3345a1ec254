package dev.concentric.concentration;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Balls in n dimensions. One whose radius is 0 or less is empty.
 *
 * <p>Sets that are made of them follow the work on empirical concentration of Mahloujifar, Zhang, Mahmoody and Evans
 * ("Empirically Measuring Concentration: Fundamental Limits on Intrinsic Robustness", 2019).
 */
public final class Balls {
    private final double[][] centres;
    private final double[] radii;

    /**
     * Makes balls.
     *
     * @param centres the centres, at least one {@code [T x n]}
     * @param radii the radii {@code [T]}
     * @throws IllegalArgumentException if there is no ball, or not a radius for each centre
     */
    public Balls(double[][] centres, double[] radii) {
        if (centres.length < 1 || centres.length != radii.length) {
            throw new IllegalArgumentException(
                    "balls need a centre and a radius each, got " + centres.length + " and " + radii.length);
        }
        this.centres = Arrays.stream(centres).map(double[]::clone).toArray(double[][]::new);
        this.radii = radii.clone();
    }

    /** Returns the number T of balls. */
    public int count() {
        return radii.length;
    }

    /** Returns the dimension n of the space. */
    public int dimension() {
        return centres[0].length;
    }

    /** Returns a ball's radius. */
    public double radius(int ball) {
        return radii[ball];
    }

    /** Returns these balls with all radii larger by the same number, which may be negative. */
    Balls grown(double by) {
        return new Balls(
                centres, Arrays.stream(radii).map(radius -> radius + by).toArray());
    }

    /** Returns the least of |x - c| - r over all balls: negative in their union, outside it the distance to it. */
    double level(double[] point) {
        return IntStream.range(0, radii.length)
                .mapToDouble(ball -> Vectors.distance(point, centres[ball]) - radii[ball])
                .min()
                .orElseThrow();
    }

    /** Returns the union of the balls, without their surfaces. Its distances are exact. */
    public LevelSet union() {
        return new Union(this);
    }

    /**
     * Returns the set of the points that lie in no ball and on the surface of none. The distance from a point to it is
     * at least the largest r - |x - c|, since the point's ball of that radius lies in one of these balls; of one ball it
     * is just that.
     */
    public LevelSet complement() {
        return new Complement(this);
    }

    private record Union(Balls balls) implements LevelSet {
        @Override
        public int dimension() {
            return balls.dimension();
        }

        @Override
        public double level(double[] point) {
            return balls.level(point);
        }

        @Override
        public double distance(double[] point) {
            // An empty ball is no nearer for its centre being near.
            return IntStream.range(0, balls.count())
                    .filter(ball -> balls.radii[ball] > 0)
                    .mapToDouble(ball -> Math.max(0, Vectors.distance(point, balls.centres[ball]) - balls.radii[ball]))
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
        }

        @Override
        public Union widened(double width) {
            return new Union(balls.grown(width));
        }

        @Override
        public boolean isDistanceExact() {
            return true;
        }
    }

    private record Complement(Balls balls) implements LevelSet {
        @Override
        public int dimension() {
            return balls.dimension();
        }

        @Override
        public double level(double[] point) {
            return -balls.level(point);
        }

        @Override
        public Complement widened(double width) {
            return new Complement(balls.grown(-width));
        }

        @Override
        public boolean isDistanceExact() {
            return balls.count() == 1;
        }
    }
}
