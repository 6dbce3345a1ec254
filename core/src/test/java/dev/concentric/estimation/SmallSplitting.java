package dev.concentric.estimation;

import dev.concentric.FunctionClassifier;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.Interval;
import dev.concentric.stats.ReplicateMean;
import java.util.function.ToDoubleFunction;

/** Splitting in few dimensions with few points, for tests. */
final class SmallSplitting {
    static final int DIMENSION = 30;
    static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(DIMENSION);
    static final SplittingSettings SMALL = new SplittingSettings(60, 20, 0.5, 4, -300);

    private SmallSplitting() {}

    static SplittingErrorRate splitting(SplittingSettings settings, int threads) {
        return new SplittingErrorRate(SPHERES, RandomStream.root(31), settings, threads);
    }

    static FunctionClassifier of(ToDoubleFunction<double[]> logit) {
        return new FunctionClassifier(DIMENSION, logit, x -> x, 0);
    }

    /** Returns the interval of the rate's natural logarithm at a confidence of 1 - 1e-6. */
    static Interval wide(SplittingResult result) {
        double[] logs = result.replicates().stream()
                .mapToDouble(SplittingReplicate::logErrorRate)
                .toArray();
        return ReplicateMean.of(logs, 1 - 1e-6).logInterval();
    }
}
