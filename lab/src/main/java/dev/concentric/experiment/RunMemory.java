package dev.concentric.experiment;

import dev.concentric.model.Architecture;
import dev.concentric.model.Normalization;
import dev.concentric.training.ImageTrainingPlan;
import dev.concentric.training.TrainingPlan;
import java.util.List;

/** How much memory a run takes. */
final class RunMemory {

    /**
     * Of each weight: itself with two averages of Adam; a copy of these three while a checkpoint is written; and for
     * measurements the frozen network, which is put together in float64.
     */
    private static final long BYTES_OF_A_WEIGHT = 3 * 4 + 3 * 4 + 4 + 2 * 8;

    /**
     * What averaging adds: the average in float64, a copy while a checkpoint is written, and the averaged network.
     */
    private static final long BYTES_OF_AN_AVERAGED_WEIGHT = 8 + 8 + 4;

    private static final long BASIS = 32L << 20;

    /** What a set like MNIST takes. */
    private static final long IMAGES = 64L << 20;

    private RunMemory() {}

    /** Returns an estimate, on the high side, of the bytes that a run takes. */
    static long bytes(TrainingPlan plan) {
        int dimension = plan.spheres().dimension();
        long bytesOfAWeight = BYTES_OF_A_WEIGHT + (plan.averagingDecay().isPresent() ? BYTES_OF_AN_AVERAGED_WEIGHT : 0);
        return BASIS
                + bytesOfAWeight * plan.architecture().weights()
                + switch (plan.architecture()) {
                    case Architecture.Quadratic quadratic ->
                        4L * 8 * dimension * dimension
                                + activations(plan.batchSize(), List.of(dimension, quadratic.hiddenWidth()));
                    case Architecture.Relu relu ->
                        activations(plan.batchSize(), relu.hiddenWidths())
                                + 2 * activations(populationPoints(relu), List.of(dimension, widest(relu)));
                };
    }

    /** Returns an estimate, on the high side, of the bytes that a run on images takes, the images among them. */
    static long bytes(ImageTrainingPlan plan) {
        long weights = plan.architecture().weights();
        long activations = plan.architecture().activations();
        return BASIS + IMAGES + BYTES_OF_A_WEIGHT * weights + 3 * 4 * plan.batchSize() * activations;
    }

    private static int populationPoints(Architecture.Relu relu) {
        return relu.normalization().statistics() instanceof Normalization.PopulationStatistics(int points) ? points : 0;
    }

    private static int widest(Architecture.Relu relu) {
        return relu.hiddenWidths().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static long activations(long points, List<Integer> widths) {
        return 2 * 4 * points * widths.stream().mapToLong(Integer::longValue).sum();
    }
}
