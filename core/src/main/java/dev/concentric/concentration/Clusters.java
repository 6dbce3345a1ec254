package dev.concentric.concentration;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Points parted by the method of Lloyd (1982), k-means. */
final class Clusters {
    private static final int ROUNDS = 20;

    private Clusters() {}

    /** Returns {@code count} of the numbers 0 to {@code total - 1}, at even spaces; some twice if there are too few. */
    static IntStream evenly(int total, int count) {
        return IntStream.range(0, count).map(i -> (int) ((long) i * total / count));
    }

    /**
     * Returns the means of clusters. The first ones are points at even spaces; a cluster that loses its last point keeps
     * its mean.
     *
     * @param points the points, at least one
     * @param count the number of clusters, at least 1
     */
    static double[][] centres(double[][] points, int count) {
        double[][] centres =
                evenly(points.length, count).mapToObj(i -> points[i].clone()).toArray(double[][]::new);
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = new double[count][points[0].length];
            int[] sizes = new int[count];
            for (double[] point : points) {
                int cluster = nearest(point, centres);
                sums[cluster] = Vectors.plus(sums[cluster], 1, point);
                sizes[cluster]++;
            }
            for (int cluster = 0; cluster < count; cluster++) {
                int size = sizes[cluster];
                if (size > 0) {
                    centres[cluster] =
                            Arrays.stream(sums[cluster]).map(sum -> sum / size).toArray();
                }
            }
        }
        return centres;
    }

    private static int nearest(double[] point, double[][] centres) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < centres.length; i++) {
            double distance = Vectors.distance(point, centres[i]);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
