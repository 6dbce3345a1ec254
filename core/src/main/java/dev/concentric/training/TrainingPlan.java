package dev.concentric.training;

import dev.concentric.data.Batching;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.EndlessSupply;
import dev.concentric.data.FiniteSupply;
import dev.concentric.data.SampleSupply;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.LayerStatistics;
import dev.concentric.model.Network;
import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All that determines a training on concentric spheres, to the bit.
 *
 * @param spheres the data
 * @param trainingSetSize the number N of points in the training set; empty for an endless supply
 * @param architecture the network's shape
 * @param initialization how its numbers are set at the start
 * @param adam the optimiser's settings
 * @param batchSize the number B of points in a batch, from 1 to 10^6
 * @param batching how the spheres of a batch's points are chosen
 * @param averagingDecay the weight of the past, at least 0 and less than 1, in the exponential averages of all
 *     parameters that stand for them where the network is frozen; empty if the parameters of the last step do
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
        Batching batching,
        OptionalDouble averagingDecay,
        long steps,
        long seed)
        implements Training<Network, Snapshot> {

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
        trainingSetSize.ifPresent(size -> FiniteSupply.requireSize(size, batching));
        if (batchSize < 1 || batchSize > MOST_IN_A_BATCH) {
            throw new IllegalArgumentException(
                    "batchSize must lie between 1 and " + MOST_IN_A_BATCH + ", got " + batchSize);
        }
        averagingDecay.ifPresent(TrainingPlan::requireDecay);
        if (steps < 0) {
            throw new IllegalArgumentException("steps must be at least 0, got " + steps);
        }
    }

    private static void requireDecay(double decay) {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("averagingDecay must be at least 0 and less than 1, got " + decay);
        }
    }

    /** Makes a plan with {@linkplain Batching#INDEPENDENT independent} labels that averages no parameters. */
    public TrainingPlan(
            ConcentricSpheres spheres,
            OptionalLong trainingSetSize,
            Architecture architecture,
            Initialization initialization,
            AdamSettings adam,
            int batchSize,
            long steps,
            long seed) {
        this(
                spheres,
                trainingSetSize,
                architecture,
                initialization,
                adam,
                batchSize,
                Batching.INDEPENDENT,
                OptionalDouble.empty(),
                steps,
                seed);
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
                spheres,
                OptionalLong.of(points),
                architecture,
                initialization,
                adam,
                batchSize,
                batching,
                averagingDecay,
                steps,
                seed);
    }

    /** Returns this plan with other settings of the optimiser. */
    public TrainingPlan with(AdamSettings other) {
        return new TrainingPlan(
                spheres,
                trainingSetSize,
                architecture,
                initialization,
                other,
                batchSize,
                batching,
                averagingDecay,
                steps,
                seed);
    }

    /** Returns this plan with the spheres of a batch's points chosen another way. */
    public TrainingPlan with(Batching other) {
        return new TrainingPlan(
                spheres,
                trainingSetSize,
                architecture,
                initialization,
                adam,
                batchSize,
                other,
                averagingDecay,
                steps,
                seed);
    }

    /** Returns this plan with parameters averaged by that decay. */
    public TrainingPlan averagedBy(double decay) {
        return new TrainingPlan(
                spheres,
                trainingSetSize,
                architecture,
                initialization,
                adam,
                batchSize,
                batching,
                OptionalDouble.of(decay),
                steps,
                seed);
    }

    /** Returns this plan with another root of all randomness. */
    public TrainingPlan withSeed(long other) {
        return new TrainingPlan(
                spheres,
                trainingSetSize,
                architecture,
                initialization,
                adam,
                batchSize,
                batching,
                averagingDecay,
                steps,
                other);
    }

    /** Returns the stream of that name below this plan's seed. */
    public RandomStream stream(String name) {
        return RandomStream.root(seed).split(name);
    }

    @Override
    public int dimension() {
        return spheres.dimension();
    }

    /** Returns the supply of training points. */
    @Override
    public SampleSupply supply() {
        RandomStream stream = stream("supply");
        return trainingSetSize.isPresent()
                ? new FiniteSupply(spheres, trainingSetSize.getAsLong(), stream, batching)
                : new EndlessSupply(spheres, stream, batching);
    }

    @Override
    public Network newNetwork() {
        return architecture.initialize(initialization, stream("initialization"));
    }

    /** Returns a network with any start; a perfect one takes long to make. */
    @Override
    public Network blankNetwork() {
        return architecture.initialize(new Initialization.Glorot(), stream("initialization"));
    }

    /** Returns a network frozen as it is now, with statistics taken from the training supply. */
    @Override
    public Snapshot snapshot(Network network, long step) {
        List<LayerStatistics> statistics = network.statistics(supply());
        return new Snapshot(this, step, statistics, network.freeze(statistics));
    }
}
