package dev.concentric.benchmarks;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import java.util.Map;

/**
 * The product of a batch and a layer's weights, both as they lie in memory; the peer is OpenBLAS.
 *
 * @param rows the number of points m
 * @param inner the inner length k
 * @param columns the number of units n
 */
record DenseProduct(int rows, int inner, int columns) implements Workload {

    @Override
    public String name() {
        return "product-" + rows + "x" + inner + "x" + columns;
    }

    @Override
    public double operations() {
        return 2.0 * rows * inner * columns;
    }

    @Override
    public String peer() {
        return "OpenBLAS";
    }

    /**
     * Between two products its threads may spin, as they do by default, but not for the tenth of a second by which they
     * would reach into Concentric's round: for 2^20 cycles.
     */
    @Override
    public Map<String, String> peerEnvironment(int threads) {
        return Map.of("OPENBLAS_NUM_THREADS", String.valueOf(threads), "OPENBLAS_THREAD_TIMEOUT", "20");
    }

    @Override
    public Runnable ofPeer() {
        return new OpenBlasProduct(points(), weights())::multiply;
    }

    /** One thread makes a product, whatever the count. */
    @Override
    public Runnable ofConcentric(int threads) {
        Kernels kernels = Kernels.best();
        FloatMatrix points = points();
        FloatMatrix weights = weights();
        FloatMatrix units = FloatMatrix.zeros(rows, columns);
        return () -> kernels.multiply(points, weights, units);
    }

    private FloatMatrix points() {
        return RandomMatrix.named("points", rows, inner);
    }

    private FloatMatrix weights() {
        return RandomMatrix.named("weights", inner, columns);
    }
}
