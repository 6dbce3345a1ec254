package dev.concentric.training;

import dev.concentric.data.Batch;
import dev.concentric.data.BatchSupply;
import dev.concentric.linalg.Team;
import dev.concentric.model.TrainableNetwork;
import java.util.OptionalDouble;

/**
 * What a {@link TrainingLoop} has to know, whatever is trained, and on whatever: all that determines the training, to
 * the bit.
 *
 * @param <N> the network in training
 * @param <S> the frozen network as measurements see it
 */
public interface Training<N extends TrainableNetwork, S> {

    /** Returns the dimension n of the points. */
    int dimension();

    /** Returns the number B of points in a batch. */
    int batchSize();

    /** Returns how many steps to train. */
    long steps();

    /** Returns the optimiser's settings. */
    AdamSettings adam();

    /**
     * Returns the weight of the past in the exponential averages of all parameters that stand for them where the network
     * is frozen; empty if the parameters of the last step do.
     */
    OptionalDouble averagingDecay();

    /** Returns the supply of batches; the one of step t, counted from 0, is batch t. */
    BatchSupply supply();

    /** Returns the network before its first step. */
    N newNetwork();

    /** Returns a network of the same shape, all of whose numbers are still to be set. */
    default N blankNetwork() {
        return newNetwork();
    }

    /**
     * Does to a batch what is to be done between its drawing and the network's step.
     *
     * @param step how many steps were made
     * @param batch the batch drawn, which may be changed
     * @param network the network as it is, which may not
     * @param team shares the work; no result depends on its size
     */
    default void prepare(long step, Batch batch, N network, Team team) {}

    /**
     * Returns a network frozen as it is now.
     *
     * @param step how many steps were made
     */
    S snapshot(N network, long step);
}
