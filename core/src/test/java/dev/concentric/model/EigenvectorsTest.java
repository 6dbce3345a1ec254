package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spectrum of W W^T against the plain decomposition of the whole matrix and against its own definition. */
class EigenvectorsTest {

    private static FloatMatrix random(int rows, int columns) {
        FloatMatrix matrix = FloatMatrix.zeros(rows, columns);
        RandomStream.root(11).gaussians(0, matrix.data(), 0, matrix.size());
        return matrix;
    }

    /** Weights of a rank below n and h: columns are repeated and one is 0, as is one row. */
    private static FloatMatrix deficient(int n, int h) {
        FloatMatrix weights = random(n, h);
        for (int i = 0; i < n; i++) {
            weights.set(i, 0, 0);
            weights.set(i, h - 1, weights.get(i, 1));
            weights.set(i, h - 2, -2 * weights.get(i, 2));
        }
        for (int j = 0; j < h; j++) {
            weights.set(3, j, 0);
        }
        return weights;
    }

    private static FloatMatrix weights(int n, int h, boolean deficient) {
        return deficient ? deficient(n, h) : random(n, h);
    }

    /** Returns W W^T x, with W as it is. */
    private static double[] square(FloatMatrix weights, double[] x) {
        double[] result = new double[x.length];
        for (int j = 0; j < weights.columns(); j++) {
            double product = 0;
            for (int i = 0; i < x.length; i++) {
                product += weights.get(i, j) * x[i];
            }
            for (int i = 0; i < x.length; i++) {
                result[i] += product * weights.get(i, j);
            }
        }
        return result;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, false", "7, 3, false", "150, 60, false", "130, 129, false", "130, 130, false", "60, 150, false",
        "150, 60, true", "60, 150, true", "20, 5, true", "300, 1, false", "2, 300, false", "200, 65, false"
    })
    void hasTheEigenvaluesOfTheWholeMatrix(int n, int h, boolean deficient) {
        FloatMatrix weights = weights(n, h, deficient);
        DMatrixRMaj w = new DMatrixRMaj(n, h);
        Arrays.setAll(w.data, i -> weights.data()[i]);
        DMatrixRMaj whole = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransB(w, w, whole);
        var plain = DecompositionFactory_DDRM.eig(n, false, true);
        plain.decompose(whole);
        double[] expected = new double[n];
        Arrays.setAll(expected, i -> plain.getEigenvalue(i).getReal());
        Arrays.sort(expected);
        double largest = expected[n - 1];
        double[] alphas = DecisionEllipsoid.of(weights, 0.5, -2).alphas();
        assertArrayEquals(Arrays.stream(expected).map(value -> value / 4).toArray(), alphas, 1e-12 * largest);
        assertTrue(Arrays.stream(alphas).filter(alpha -> alpha == 0).count() >= n - h);
    }

    /**
     * Axes are orthonormal, each is stretched by its eigenvalue, in their order, and the null directions are orthogonal
     * to the columns of W, whatever its rank.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 1, false, false", "7, 3, false, true", "150, 60, false, false", "150, 60, false, true",
        "60, 150, false, false", "60, 150, false, true", "150, 60, true, false", "60, 150, true, true",
        "130, 129, false, false", "50, 50, false, true", "20, 5, true, true", "90, 1, false, false"
    })
    void hasAnOrthonormalEigenvectorForEachEigenvalue(int n, int h, boolean deficient, boolean reversed) {
        FloatMatrix weights = weights(n, h, deficient);
        int sign = reversed ? -1 : 1;
        double[] eigenvalues = DecisionEllipsoid.of(weights, sign, -1).eigenvalues();
        double largest = Arrays.stream(eigenvalues).map(Math::abs).max().orElseThrow();
        Eigenvectors axes = new Eigenvectors(new HiddenWeights(weights), reversed);
        double[][] vectors = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] coordinates = new double[n];
            coordinates[i] = 1;
            vectors[i] = axes.pointAt(coordinates);
            assertArrayEquals(coordinates, axes.along(vectors[i]), 1e-13);
            double eigenvalue = eigenvalues[i];
            double[] expected = Arrays.stream(vectors[i])
                    .map(value -> sign * eigenvalue * value)
                    .toArray();
            assertArrayEquals(expected, square(weights, vectors[i]), 1e-13 * largest);
            for (int k = 0; k <= i; k++) {
                double product = 0;
                for (int j = 0; j < n; j++) {
                    product += vectors[i][j] * vectors[k][j];
                }
                assertEquals(i == k ? 1 : 0, product, 1e-13);
            }
        }
    }

    /** Lengths are kept within the error that is stated. */
    @ParameterizedTest
    @CsvSource({"300, 120", "120, 300", "300, 299"})
    void keepsLengthsWithinItsError(int n, int h) {
        Eigenvectors axes = new Eigenvectors(new HiddenWeights(random(n, h)), false);
        for (int trial = 0; trial < 20; trial++) {
            double[] x = Vectors.scaled(Vectors.gaussians(n, 12, trial), 1);
            double[] coordinates = axes.along(x);
            assertEquals(1, Vectors.norm(coordinates), axes.error());
            assertTrue(Vectors.distance(x, axes.pointAt(coordinates)) < axes.error());
        }
    }

    @Test
    void addsUpSquaresOfVectors() {
        for (int size : new int[] {1, 5, 127, 128, 129, 260}) {
            for (int count : new int[] {0, 1, 3, 4, 63, 65, 67}) {
                double[][] vectors = new double[count][];
                Arrays.setAll(vectors, k -> Vectors.gaussians(size, 13, k));
                double[][] sum = GramMatrix.sumOfSquares(vectors, size);
                for (int i = 0; i < size; i += 7) {
                    for (int j = 0; j < size; j++) {
                        double expected = 0;
                        for (double[] vector : vectors) {
                            expected += vector[i] * vector[j];
                        }
                        assertEquals(expected, sum[i][j], 1e-12);
                    }
                }
            }
        }
    }
}
