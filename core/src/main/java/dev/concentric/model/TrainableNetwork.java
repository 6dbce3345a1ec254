package dev.concentric.model;

import dev.concentric.data.Batch;
import dev.concentric.linalg.Team;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;

/**
 * A network whose numbers are learned from batches of labelled points.
 *
 * <p>It is used by one caller at a time. Its learned numbers are changed by an {@link Optimizer}, and from outside
 * through {@link Parameter#value()}.
 */
public interface TrainableNetwork {

    /** Returns the learned tensors, always in the same order. */
    List<Parameter> parameters();

    /**
     * Returns what the network has averaged over the batches of its training, by name; the arrays themselves, which a
     * training that is taken up again sets as it sets the parameters. Empty where batches leave no other trace.
     */
    default SequencedMap<String, double[]> runningAverages() {
        return Collections.emptyNavigableMap();
    }

    /**
     * Makes one step of training: computes the mean loss of a batch, and moves every parameter along the gradient of
     * that mean. A loss that is infinite or not a number moves nothing.
     *
     * @param batch points {@code [B x n]} with labels
     * @param optimizer moves the parameters
     * @param team shares the work; no result depends on its size
     * @return the mean loss in nats before the step
     */
    double step(Batch batch, Optimizer optimizer, Team team);
}
