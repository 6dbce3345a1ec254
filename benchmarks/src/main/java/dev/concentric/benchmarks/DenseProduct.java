package dev.concentric.benchmarks;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import java.util.Map;

/**
 * The product of a batch and a layer's weights; the peer is OpenBLAS, which packs its operands at each call.
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

    /** Concentric's weights live packed, and are packed before the first product. */
    @Override
    public Runnable ofConcentric(int threads) {
        Kernels kernels = Kernels.best();
        Team team = Team.of(threads);
        FloatMatrix points = points();
        PackedMatrix weights = kernels.packed(inner, columns);
        weights.setRows(weights().data());
        FloatMatrix units = FloatMatrix.zeros(rows, columns);
        Team.Part part = (first, end) -> kernels.multiply(points, weights, units, first, end);
        return () -> team.split(columns, weights.panelWidth(), part);
    }

    private FloatMatrix points() {
        return RandomMatrix.named("points", rows, inner);
    }

    private FloatMatrix weights() {
        return RandomMatrix.named("weights", inner, columns);
    }
}
