package dev.concentric.model;

import dev.concentric.data.Batch;
import dev.concentric.data.SampleSupply;
import dev.concentric.linalg.Team;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;

/**
 * A trainable network with one logit; positive means class 1, the outer sphere.
 *
 * <p>A network is used by one caller at a time. Its learned numbers are changed by an {@link Optimizer}, and from
 * outside through {@link Parameter#value()}.
 */
public interface Network {

    /** Returns the network's shape. */
    Architecture architecture();

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
     * Makes one step of training: computes the mean sigmoid cross-entropy of a batch, and moves every parameter along
     * the gradient of that mean. A loss that is infinite or not a number moves nothing.
     *
     * @param batch points {@code [B x n]} with labels
     * @param optimizer moves the parameters
     * @param team shares the work; no result depends on its size
     * @return the mean loss in nats before the step
     */
    double step(Batch batch, Optimizer optimizer, Team team);

    /**
     * Returns what the hidden layers are to be normalised with once the network is frozen, as its settings say.
     *
     * @param supply the training supply; its first draws are the points of the population statistics
     * @return one entry for each normalised layer; none where nothing is normalised
     */
    List<LayerStatistics> statistics(SampleSupply supply);

    /**
     * Returns the present network as a classifier that no later training step changes.
     *
     * @param statistics what {@link #statistics} returned for the present weights
     */
    Classifier freeze(List<LayerStatistics> statistics);

    /** Returns the present network as a classifier, with statistics taken from the training supply. */
    default Classifier freeze(SampleSupply supply) {
        return freeze(statistics(supply));
    }
}
