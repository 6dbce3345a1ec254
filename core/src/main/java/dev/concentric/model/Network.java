package dev.concentric.model;

import dev.concentric.data.SampleSupply;
import java.util.List;

/** A trainable network with one logit, whose loss is the sigmoid cross-entropy; positive means class 1, the outer sphere. */
public interface Network extends TrainableNetwork {

    /** Returns the network's shape. */
    Architecture architecture();

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
