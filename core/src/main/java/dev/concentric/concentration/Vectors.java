package dev.concentric.concentration;

import java.util.Arrays;

/** Arithmetic of vectors in float64. Sums run in four chains, so that a sum need not wait for each of its additions. */
final class Vectors {

    private Vectors() {}

    /** Returns the scalar product of two vectors of one length. */
    static double dot(double[] a, double[] b) {
        requireSameLength(a, b);
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int j = 0;
        for (; j + 4 <= a.length; j += 4) {
            first += a[j] * b[j];
            second += a[j + 1] * b[j + 1];
            third += a[j + 2] * b[j + 2];
            fourth += a[j + 3] * b[j + 3];
        }
        for (; j < a.length; j++) {
            first += a[j] * b[j];
        }
        return first + second + (third + fourth);
    }

    /** Returns the straight-line distance of two vectors of one length. */
    static double distance(double[] a, double[] b) {
        requireSameLength(a, b);
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int j = 0;
        for (; j + 4 <= a.length; j += 4) {
            first += (a[j] - b[j]) * (a[j] - b[j]);
            second += (a[j + 1] - b[j + 1]) * (a[j + 1] - b[j + 1]);
            third += (a[j + 2] - b[j + 2]) * (a[j + 2] - b[j + 2]);
            fourth += (a[j + 3] - b[j + 3]) * (a[j + 3] - b[j + 3]);
        }
        for (; j < a.length; j++) {
            first += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(first + second + (third + fourth));
    }

    /** Returns {@code a + factor b}. */
    static double[] plus(double[] a, double factor, double[] b) {
        requireSameLength(a, b);
        double[] sum = a.clone();
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * b[j];
        }
        return sum;
    }

    /** Returns {@code -a}. */
    static double[] negative(double[] a) {
        return Arrays.stream(a).map(x -> -x).toArray();
    }

    private static void requireSameLength(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors of " + a.length + " and " + b.length + " numbers");
        }
    }
}
