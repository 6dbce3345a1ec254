package dev.concentric.experiment;

import dev.concentric.linalg.PackedMatrix;
import dev.concentric.model.LayerStatistics;
import dev.concentric.model.Network;
import dev.concentric.model.Parameter;
import dev.concentric.store.BadFileException;
import dev.concentric.store.RunFolder;
import dev.concentric.store.Tensor;
import dev.concentric.store.TensorFile;
import dev.concentric.training.Snapshot;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import dev.concentric.training.TrainingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A training and its network as the tensors of a file. A checkpoint holds all of {@link TrainingState}, each matrix and
 * vector under its name. A snapshot holds the parameters of the network that is measured, the averaged ones where there
 * are such, and {@code normalized1.mean}, {@code normalized1.variance} and so on, by which each normalised layer is
 * frozen; so does the checkpoint of a run's last step, beside its state.
 */
final class NetworkCheckpoint {
    private static final String STATISTICS = "normalized";
    private static final String STEP = "step";
    private static final String BATCH_LOSS = "batchLoss";

    private NetworkCheckpoint() {}

    /** Returns all that a training needs to go on. */
    static Map<String, Tensor> ofTraining(TrainingLoop loop) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        TrainingState state = loop.state();
        state.matrices().forEach((name, matrix) -> tensors.put(name, tensor(matrix)));
        state.vectors().forEach((name, vector) -> tensors.put(name, Tensor.of(vector, vector.length)));
        return tensors;
    }

    /** Returns the measured network of a loop with the statistics that its snapshot is frozen by. */
    static Map<String, Tensor> ofNetwork(TrainingLoop loop, Snapshot snapshot) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : loop.measuredNetwork().parameters()) {
            tensors.put(parameter.name(), tensor(parameter.value()));
        }
        tensors.putAll(ofStatistics(snapshot.statistics()));
        return tensors;
    }

    /** Returns what a network is frozen by. */
    static Map<String, Tensor> ofStatistics(List<LayerStatistics> statistics) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int layer = 1; layer <= statistics.size(); layer++) {
            LayerStatistics of = statistics.get(layer - 1);
            tensors.put(STATISTICS + layer + ".mean", Tensor.of(of.mean(), of.mean().length));
            tensors.put(STATISTICS + layer + ".variance", Tensor.of(of.variance(), of.variance().length));
        }
        return tensors;
    }

    private static Tensor tensor(PackedMatrix matrix) {
        return Tensor.of(matrix.toRows(), matrix.rows(), matrix.columns());
    }

    /** Returns the numbers of a training that are no tensors, as texts. */
    static Map<String, String> metadata(TrainingLoop loop, TrainingPlan plan) {
        return Map.of(
                "architecture",
                plan.architecture().name(),
                STEP,
                Long.toString(loop.step()),
                "draws",
                Long.toString(loop.step() * plan.batchSize()),
                BATCH_LOSS,
                Double.toString(loop.batchLoss()));
    }

    /**
     * Takes a loop to where a checkpoint was written.
     *
     * @throws BadFileException if the file is damaged or not of the loop's plan; the loop is then as it was
     */
    static void restore(RunFolder.Checkpoint checkpoint, TrainingLoop loop) {
        restore(checkpoint, checkpoint.read(), loop);
    }

    private static void restore(RunFolder.Checkpoint checkpoint, TensorFile file, TrainingLoop loop) {
        requireStep(checkpoint, file);
        if (checkpoint.step() > loop.plan().steps()) {
            throw new BadFileException(
                    file.source(),
                    "lies beyond the run's last step",
                    "that is " + loop.plan().steps());
        }
        TrainingState state = loop.state();
        Map<String, float[]> matrices = new LinkedHashMap<>();
        state.matrices()
                .forEach((name, matrix) -> matrices.put(name, finite(file, name, matrix.rows(), matrix.columns())));
        Map<String, double[]> vectors = new LinkedHashMap<>();
        state.vectors().forEach((name, vector) -> vectors.put(name, finite(file, name, vector.length)));
        double batchLoss = number(file, BATCH_LOSS);

        state.matrices().forEach((name, matrix) -> matrix.setRows(Objects.requireNonNull(matrices.get(name))));
        state.vectors().forEach((name, vector) -> {
            double[] values = Objects.requireNonNull(vectors.get(name));
            System.arraycopy(values, 0, vector, 0, values.length);
        });
        loop.resumeAfter(checkpoint.step(), batchLoss);
    }

    private static void requireStep(RunFolder.Checkpoint checkpoint, TensorFile file) {
        String step = file.text(STEP);
        if (!step.equals(Long.toString(checkpoint.step()))) {
            throw new BadFileException(file.source(), "was written at step " + step, "its name says another one");
        }
    }

    private static double number(TensorFile file, String name) {
        String text = file.text(name);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadFileException(file.source(), "has '" + name + "' " + text, "expected a number");
        }
    }

    /**
     * Reads the network of a step where a snapshot or a checkpoint of it was kept.
     *
     * @throws BadFileException if that file is damaged
     */
    static Optional<Snapshot> kept(TrainingPlan plan, long step, RunFolder folder) {
        return keptFile(step, folder).map(kept -> snapshot(plan, kept));
    }

    /** Returns the snapshot or the checkpoint of a step, if one was kept. */
    static Optional<RunFolder.Checkpoint> keptFile(long step, RunFolder folder) {
        return kept(folder).filter(kept -> kept.step() == step).findFirst();
    }

    /** Returns the steps whose network was kept. */
    static SortedSet<Long> keptSteps(RunFolder folder) {
        return kept(folder).map(RunFolder.Checkpoint::step).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<RunFolder.Checkpoint> kept(RunFolder folder) {
        return Stream.concat(folder.snapshots().stream(), folder.checkpoints().stream());
    }

    /**
     * Freezes the network of a checkpoint or a snapshot.
     *
     * @throws BadFileException if a tensor is missing, of another shape than the plan's, or not finite
     */
    static Snapshot snapshot(TrainingPlan plan, RunFolder.Checkpoint checkpoint) {
        TensorFile file = checkpoint.read();
        Network network = measuredNetwork(plan, checkpoint, file);
        List<LayerStatistics> statistics = file.tensors().containsKey(STATISTICS + "1.mean")
                ? statistics(plan, file)
                : network.statistics(plan.supply());
        return new Snapshot(plan, checkpoint.step(), statistics, network.freeze(statistics));
    }

    private static Network measuredNetwork(TrainingPlan plan, RunFolder.Checkpoint checkpoint, TensorFile file) {
        if (plan.averagingDecay().isPresent() && file.tensors().containsKey(TrainingState.AVERAGE_MISSING)) {
            TrainingLoop loop = new TrainingLoop(plan);
            restore(checkpoint, file, loop);
            return loop.measuredNetwork();
        }
        requireStep(checkpoint, file);
        Network network = plan.newNetwork();
        for (Parameter parameter : network.parameters()) {
            PackedMatrix value = parameter.value();
            value.setRows(finite(file, parameter.name(), value.rows(), value.columns()));
        }
        network.runningAverages().forEach((name, vector) -> {
            if (file.tensors().containsKey(name)) {
                System.arraycopy(finite(file, name, vector.length), 0, vector, 0, vector.length);
            }
        });
        return network;
    }

    private static List<LayerStatistics> statistics(TrainingPlan plan, TensorFile file) {
        List<LayerStatistics> statistics = new ArrayList<>();
        for (int width : plan.architecture().normalizedWidths()) {
            String name = STATISTICS + (statistics.size() + 1);
            statistics.add(new LayerStatistics(
                    finite(file, name + ".mean", width), variances(file, name + ".variance", width)));
        }
        return statistics;
    }

    private static double[] variances(TensorFile file, String name, int width) {
        double[] values = finite(file, name, width);
        for (double value : values) {
            if (value < 0) {
                throw new BadFileException(
                        file.source(), "'" + name + "' holds the value " + value, "variances are at least 0");
            }
        }
        return values;
    }

    private static double[] finite(TensorFile file, String name, int width) {
        double[] values = file.doubles(name, width);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new BadFileException(
                        file.source(), "'" + name + "' holds the value " + value, "statistics are finite numbers");
            }
        }
        return values;
    }

    private static float[] finite(TensorFile file, String name, int rows, int columns) {
        float[] values = file.floats(name, rows, columns);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new BadFileException(
                        file.source(), "'" + name + "' holds the value " + value, "weights are finite numbers");
            }
        }
        return values;
    }
}
