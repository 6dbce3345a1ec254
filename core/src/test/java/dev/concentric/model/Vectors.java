package dev.concentric.model;

import dev.concentric.random.RandomStream;
import java.util.Arrays;

/** Points of tests in float64. */
final class Vectors {

    private Vectors() {}

    static double norm(double[] x) {
        return distance(x, new double[x.length]);
    }

    static double distance(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return Math.sqrt(sum);
    }

    /** Returns a vector in the direction of x. */
    static double[] scaled(double[] x, double length) {
        double factor = length / norm(x);
        return Arrays.stream(x).map(value -> factor * value).toArray();
    }

    /** Returns n standard normals. */
    static double[] gaussians(int n, long seed, long index) {
        float[] values = new float[n];
        RandomStream.root(seed).gaussians(index, values, 0, n);
        double[] result = new double[n];
        Arrays.setAll(result, i -> values[i]);
        return result;
    }
}
