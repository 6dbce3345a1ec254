package dev.concentric.experiment;

import dev.concentric.model.TrainableNetwork;
import dev.concentric.store.Document;
import dev.concentric.store.Tensor;
import dev.concentric.store.TensorFile;
import dev.concentric.training.Training;
import java.util.Map;

/**
 * What a {@link TrainingSession} has to know of one kind of run.
 *
 * @param <N> the network in training
 * @param <S> the frozen network as it is measured
 */
interface RunWork<N extends TrainableNetwork, S> {

    /** Returns what the network is trained by. */
    Training<N, S> training();

    /**
     * Measures a network and returns the record of {@code metrics.jsonl}, which has its {@code step}.
     *
     * @param parts those that are done already, and who keeps the others
     */
    Document measure(S snapshot, MeasurementParts parts);

    /**
     * Returns whether a record is what the run asks for at its step.
     *
     * @throws dev.concentric.store.BadFileException if the record is damaged
     */
    boolean isMetBy(Document record);

    /** Returns whether the run ends with the measurement of a record, before its last step. */
    boolean endsWith(Document record);

    /** Returns what a network is frozen by beside its parameters, as tensors. */
    Map<String, Tensor> frozenBy(S snapshot);

    /**
     * Freezes a network whose parameters have been read from a file.
     *
     * @param file the file, which may hold {@link #frozenBy} as well
     * @throws dev.concentric.store.BadFileException if what it holds is of another shape or out of its range
     */
    S freeze(N network, long step, TensorFile file);
}
