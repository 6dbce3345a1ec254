package dev.concentric.experiment;

import dev.concentric.linalg.PackedMatrix;
import dev.concentric.model.Parameter;
import dev.concentric.model.TrainableNetwork;
import dev.concentric.store.BadFileException;
import dev.concentric.store.RunFolder;
import dev.concentric.store.Tensor;
import dev.concentric.store.TensorFile;
import dev.concentric.training.Training;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingState;
import java.util.LinkedHashMap;
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
 * are such, and what else it is frozen by ({@link RunWork#frozenBy}); so does the checkpoint of a run's last step, beside
 * its state.
 */
final class NetworkCheckpoint {
    private static final String STEP = "step";
    private static final String BATCH_LOSS = "batchLoss";

    private NetworkCheckpoint() {}

    /** Returns all that a training needs to go on. */
    static Map<String, Tensor> ofTraining(TrainingLoop<?, ?> loop) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        TrainingState state = loop.state();
        state.matrices().forEach((name, matrix) -> tensors.put(name, tensor(matrix)));
        state.vectors().forEach((name, vector) -> tensors.put(name, Tensor.of(vector, vector.length)));
        return tensors;
    }

    /** Returns the parameters of a network, with what else it is frozen by. */
    static Map<String, Tensor> ofNetwork(TrainableNetwork network, Map<String, Tensor> frozenBy) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            tensors.put(parameter.name(), tensor(parameter.value()));
        }
        tensors.putAll(frozenBy);
        return tensors;
    }

    private static Tensor tensor(PackedMatrix matrix) {
        return Tensor.of(matrix.toRows(), matrix.rows(), matrix.columns());
    }

    /** Returns the numbers of a training that are no tensors, as texts. */
    static Map<String, String> metadata(TrainingLoop<?, ?> loop, String architecture) {
        return Map.of(
                "architecture",
                architecture,
                STEP,
                Long.toString(loop.step()),
                "draws",
                Long.toString(loop.step() * loop.training().batchSize()),
                BATCH_LOSS,
                Double.toString(loop.batchLoss()));
    }

    /**
     * Takes a loop to where a checkpoint was written.
     *
     * @throws BadFileException if the file is damaged or not of the loop's plan; the loop is then as it was
     */
    static void restore(RunFolder.Checkpoint checkpoint, TrainingLoop<?, ?> loop) {
        restore(checkpoint, checkpoint.read(), loop);
    }

    private static void restore(RunFolder.Checkpoint checkpoint, TensorFile file, TrainingLoop<?, ?> loop) {
        requireStep(checkpoint, file);
        if (checkpoint.step() > loop.training().steps()) {
            throw new BadFileException(
                    file.source(),
                    "lies beyond the run's last step",
                    "that is " + loop.training().steps());
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
    static <N extends TrainableNetwork, S> Optional<S> kept(RunWork<N, S> work, long step, RunFolder folder) {
        return keptFile(step, folder).map(kept -> snapshot(work, kept));
    }

    /** Returns the snapshot or the checkpoint of a step, if one was kept. */
    static Optional<RunFolder.Checkpoint> keptFile(long step, RunFolder folder) {
        return kept(folder).filter(kept -> kept.step() == step).findFirst();
    }

    /** Returns the refusal of a step whose network was not kept. */
    static BadFileException notKept(long step, RunFolder folder) {
        return new BadFileException(
                folder.path(), "has not kept the network of step " + step, "kept are " + keptSteps(folder));
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
    static <N extends TrainableNetwork, S> S snapshot(RunWork<N, S> work, RunFolder.Checkpoint checkpoint) {
        TensorFile file = checkpoint.read();
        return work.freeze(measuredNetwork(work.training(), checkpoint, file), checkpoint.step(), file);
    }

    private static <N extends TrainableNetwork, S> N measuredNetwork(
            Training<N, S> training, RunFolder.Checkpoint checkpoint, TensorFile file) {
        if (training.averagingDecay().isPresent() && file.tensors().containsKey(TrainingState.AVERAGE_MISSING)) {
            TrainingLoop<N, S> loop = new TrainingLoop<>(training);
            restore(checkpoint, file, loop);
            return loop.measuredNetwork();
        }
        requireStep(checkpoint, file);
        N network = training.blankNetwork();
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

    static double[] finite(TensorFile file, String name, int width) {
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
