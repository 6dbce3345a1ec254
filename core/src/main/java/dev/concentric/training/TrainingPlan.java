package dev.concentric.training;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.EndlessSupply;
import dev.concentric.data.FiniteSupply;
import dev.concentric.data.SampleSupply;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Network;
import dev.concentric.random.RandomStream;
import java.util.OptionalLong;

/**
 * All that determines a training run, to the bit.
 *
 * @param spheres the data
 * @param trainingSetSize the number N of points in the training set; empty for an endless supply
 * @param architecture the network's shape
 * @param initialization how its numbers are set at the start
 * @param adam the optimiser's settings
 * @param batchSize the number B of points in a batch, from 1 to 10^6
 * @param steps how many steps to train, at least 0
 * @param seed the root of all randomness
 */
public record TrainingPlan(
        ConcentricSpheres spheres,
        OptionalLong trainingSetSize,
        Architecture architecture,
        Initialization initialization,
        AdamSettings adam,
        int batchSize,
        long steps,
        long seed) {

    /** The paper's number of points in a batch. */
    public static final int PAPER_BATCH_SIZE = 50;

    private static final int MOST_IN_A_BATCH = 1_000_000;

    /** Checks the sizes and that they fit together. */
    public TrainingPlan {
        if (spheres.dimension() != architecture.dimension()) {
            throw new IllegalArgumentException("the network takes " + architecture.dimension()
                    + " inputs, but the spheres have dimension " + spheres.dimension());
        }
        architecture.requireStart(initialization);
        if (trainingSetSize.isPresent() && trainingSetSize.getAsLong() < 1) {
            throw new IllegalArgumentException(
                    "trainingSetSize must be at least 1, got " + trainingSetSize.getAsLong());
        }
        if (batchSize < 1 || batchSize > MOST_IN_A_BATCH) {
            throw new IllegalArgumentException(
                    "batchSize must lie between 1 and " + MOST_IN_A_BATCH + ", got " + batchSize);
        }
        if (steps < 0) {
            throw new IllegalArgumentException("steps must be at least 0, got " + steps);
        }
    }

    /** Returns the paper's setting (section 3): batches of 50, Adam at a rate of 1e-4, an endless supply. */
    public static TrainingPlan ofPaper(
            ConcentricSpheres spheres,
            Architecture architecture,
            Initialization initialization,
            long steps,
            long seed) {
        return new TrainingPlan(
                spheres,
                OptionalLong.empty(),
                architecture,
                initialization,
                AdamSettings.DEFAULT,
                PAPER_BATCH_SIZE,
                steps,
                seed);
    }

    /** Returns this plan on a training set of {@code points} points. */
    public TrainingPlan onSetOf(long points) {
        return new TrainingPlan(
                spheres, OptionalLong.of(points), architecture, initialization, adam, batchSize, steps, seed);
    }

    /** Returns the stream of that name below this plan's seed. */
    public RandomStream stream(String name) {
        return RandomStream.root(seed).split(name);
    }

    /** Returns the supply of training points. */
    public SampleSupply supply() {
        RandomStream stream = stream("supply");
        return trainingSetSize.isPresent()
                ? new FiniteSupply(spheres, trainingSetSize.getAsLong(), stream)
                : new EndlessSupply(spheres, stream);
    }

    /** Returns the network before its first step. */
    public Network newNetwork() {
        return architecture.initialize(initialization, stream("initialization"));
    }
}
