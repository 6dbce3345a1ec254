package dev.concentric.concentration;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The mean of a set of images and the eigenvalues and eigenvectors of its covariance, largest first (paper, appendix
 * G). The covariance has the divisor N. Each eigenvector has length 1, and the sign by which its coordinate of largest
 * magnitude is positive.
 */
public final class PrincipalComponents {
    /**
     * Images whose products are summed together. Pixels are whole numbers up to 255, so that these sums stay below
     * 2^24 and have no rounding in float32.
     */
    private static final int EXACT = 256;

    private static final double WHITE = 255;

    /** With more, matrices would not fit into the memory of an ordinary machine. */
    private static final int MOST_PIXELS = 10_000;

    private final double[] mean;
    private final double[] variances;
    private final double[][] directions;

    private PrincipalComponents(double[] mean, double[] variances, double[][] directions) {
        this.mean = mean;
        this.variances = variances;
        this.directions = directions;
    }

    /**
     * Computes the components of a set.
     *
     * @throws IllegalArgumentException if all images are the same
     * @throws ArithmeticException if the eigenvalues do not converge
     */
    public static PrincipalComponents of(ImageSet images, Team team) {
        int n = images.dimension();
        if (n > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "principal components are made of images of at most " + MOST_PIXELS + " pixels, these have " + n);
        }
        double[] sums = new double[n];
        double[] products = products(images, sums, team);
        double count = images.size();
        DMatrixRMaj covariance = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double centred = products[i * n + j] - sums[i] * sums[j] / count;
                covariance.set(i, j, centred / (count * WHITE * WHITE));
            }
        }
        if (IntStream.range(0, n).allMatch(i -> covariance.get(i, i) <= 0)) {
            throw new IllegalArgumentException("images that are all the same have no principal directions");
        }
        double[] mean = Arrays.stream(sums).map(sum -> sum / (count * WHITE)).toArray();
        return of(mean, covariance);
    }

    /** Returns the sums over all images of the products of two pixels, and adds up the pixels; all without rounding. */
    private static double[] products(ImageSet images, double[] sums, Team team) {
        int n = images.dimension();
        double[] total = new double[n * n];
        for (int first = 0; first < images.size(); first += EXACT) {
            int count = Math.min(EXACT, images.size() - first);
            float[] rows = new float[count * n];
            FloatMatrix columns = FloatMatrix.zeros(n, count);
            for (int row = 0; row < count; row++) {
                images.writeLevels(first + row, rows, row * n);
                for (int j = 0; j < n; j++) {
                    sums[j] += rows[row * n + j];
                    columns.data()[j * count + row] = rows[row * n + j];
                }
            }
            PackedMatrix packed = Kernels.best().packed(count, n);
            packed.setRows(rows);
            FloatMatrix part = FloatMatrix.zeros(n, n);
            team.split(n, packed.panelWidth(), (begin, end) -> {
                Kernels.best().multiply(columns, packed, part, begin, end);
                for (int i = 0; i < n; i++) {
                    for (int j = begin; j < end; j++) {
                        total[i * n + j] += part.data()[i * n + j];
                    }
                }
            });
        }
        return total;
    }

    private static PrincipalComponents of(double[] mean, DMatrixRMaj covariance) {
        int n = mean.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(covariance)) {
            throw new ArithmeticException("the eigenvalues of the images' covariance did not converge");
        }
        double[] unsorted = IntStream.range(0, n)
                .mapToDouble(i -> Math.max(0, eigen.getEigenvalue(i).getReal())) // a covariance has no negative one
                .toArray();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -unsorted[i]))
                .mapToInt(i -> i)
                .toArray();
        return new PrincipalComponents(
                mean,
                Arrays.stream(order).mapToDouble(i -> unsorted[i]).toArray(),
                Arrays.stream(order)
                        .mapToObj(i -> signed(eigen.getEigenVector(i).data))
                        .toArray(double[][]::new));
    }

    private static double[] signed(double[] direction) {
        double largest = 0;
        for (double x : direction) {
            largest = Math.abs(x) > Math.abs(largest) ? x : largest;
        }
        double sign = largest < 0 ? -1 : 1;
        return Arrays.stream(direction).map(x -> sign * x).toArray();
    }

    /** Returns the dimension n of the images. */
    public int dimension() {
        return mean.length;
    }

    /** Returns the mean image {@code [n]}. */
    public double[] mean() {
        return mean.clone();
    }

    /** Returns the variance along a direction; 0 is the number of the leading one. */
    public double variance(int direction) {
        return variances[direction];
    }

    /** Returns a direction, of length 1 {@code [n]}; 0 is the number of the leading one. */
    public double[] direction(int direction) {
        return directions[direction].clone();
    }

    /** Returns the variance along all directions together. */
    public double totalVariance() {
        return Arrays.stream(variances).sum();
    }

    /**
     * Returns the explained-variance ratios: the share of the total variance that lies along each direction {@code
     * [n]}. On a sphere about the origin each is 1 / n.
     */
    public double[] shares() {
        double total = totalVariance();
        return Arrays.stream(variances).map(variance -> variance / total).toArray();
    }

    /** Returns how many directions have a variance of at least so large a part of the leading one's. */
    public int countAbove(double part) {
        return (int) Arrays.stream(variances)
                .filter(variance -> variance >= part * variances[0] && variance > 0)
                .count();
    }
}
