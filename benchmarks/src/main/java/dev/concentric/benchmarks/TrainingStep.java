package dev.concentric.benchmarks;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import java.util.Map;

/**
 * A whole step of training in the paper's setting, new points included; the peer is libtorch.
 *
 * @param architecture the network
 */
record TrainingStep(Architecture architecture) implements Workload {

    @Override
    public String name() {
        return architecture.name();
    }

    /** The gradient by the training points is not needed, which saves the first layer one product of three. */
    @Override
    public double operations() {
        double perPoint = switch (architecture) {
            case Architecture.Quadratic quadratic -> 4.0 * quadratic.dimension() * quadratic.hiddenWidth();
            case Architecture.Relu relu -> {
                double sum = -2.0 * relu.dimension() * relu.hiddenWidths().getFirst();
                int inputs = relu.dimension();
                for (int width : relu.hiddenWidths()) {
                    sum += 6.0 * inputs * width;
                    inputs = width;
                }
                yield sum + 6.0 * inputs;
            }
        };
        return perPoint * TrainingPlan.PAPER_BATCH_SIZE;
    }

    @Override
    public String peer() {
        return "libtorch";
    }

    @Override
    public Map<String, String> peerEnvironment(int threads) {
        return libtorchEnvironment(threads);
    }

    /**
     * libtorch's OpenMP threads spin when they wait, and so do OpenBLAS's, which keeps the others from their work: with
     * two threads each on two processors, a step takes several times as long. So both are told to sleep.
     */
    static Map<String, String> libtorchEnvironment(int threads) {
        String count = String.valueOf(threads);
        return Map.of(
                "OMP_NUM_THREADS",
                count,
                "OMP_WAIT_POLICY",
                "PASSIVE",
                "OPENBLAS_NUM_THREADS",
                count,
                "OPENBLAS_THREAD_TIMEOUT",
                "4");
    }

    @Override
    public Runnable ofPeer() {
        return new LibtorchTraining(plan())::advance;
    }

    @Override
    public Runnable ofConcentric(int threads) {
        return new TrainingLoop<>(plan(), Team.of(threads))::advance;
    }

    private TrainingPlan plan() {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(architecture.dimension());
        return TrainingPlan.ofPaper(spheres, architecture, new Initialization.Glorot(), Long.MAX_VALUE, 1);
    }
}
