package dev.concentric.training;

import dev.concentric.data.Batch;
import dev.concentric.data.BatchSupply;
import dev.concentric.linalg.Moments;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Parameter;
import dev.concentric.model.TrainableNetwork;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One network in training: each step takes the supply's next batch, the gradient of its mean loss, and a step of Adam.
 *
 * <p>A loop is used by one thread at a time; the same training gives the same bits wherever and however often it is run.
 *
 * @param <N> the network in training
 * @param <S> the frozen network as measurements see it
 */
public final class TrainingLoop<N extends TrainableNetwork, S> {
    private final Training<N, S> training;
    private final Team team;
    private final BatchSupply supply;
    private final N network;
    private final Adam adam;
    private final @Nullable ParameterAverages averages;
    private final Batch batch;
    private final Team.Part drawPart = this::draw;
    private long step;
    private double batchLoss = Double.NaN;

    /** Makes a loop on one thread that stands before the first step. */
    public TrainingLoop(Training<N, S> training) {
        this(training, Team.single());
    }

    /**
     * Makes a loop that stands before the first step.
     *
     * @param team shares the work of each step; no bit depends on its size
     */
    public TrainingLoop(Training<N, S> training, Team team) {
        this.training = training;
        this.team = team;
        this.supply = training.supply();
        this.network = training.newNetwork();
        this.adam = new Adam(training.adam(), network.parameters());
        this.averages = training.averagingDecay().isPresent()
                ? new ParameterAverages(training.averagingDecay().getAsDouble(), network.parameters())
                : null;
        this.batch = Batch.zeros(training.batchSize(), training.dimension());
    }

    /** Returns what the network is trained by. */
    public Training<N, S> training() {
        return training;
    }

    /** Returns the number of steps made. */
    public long step() {
        return step;
    }

    /** Returns the network, whose numbers change with each step. */
    public N network() {
        return network;
    }

    /** Returns the last batch's mean loss before its step; not a number before the first step. */
    public double batchLoss() {
        return batchLoss;
    }

    /**
     * Makes one step.
     *
     * @throws DivergedException if the loss is infinite or not a number; the parameters are then left as they were
     */
    public void advance() {
        team.split(batch.size(), 1, drawPart);
        training.prepare(step, batch, network, team);
        batchLoss = network.step(batch, adam, team);
        if (!Double.isFinite(batchLoss)) {
            throw DivergedException.ofLoss(step, batchLoss, state());
        }
        if (averages != null) {
            averages.add(team);
        }
        step++;
    }

    private void draw(int first, int end) {
        supply.fill(step, batch, first, end);
    }

    /** Makes steps until {@code target} steps are made. */
    public void advanceTo(long target) {
        while (step < target) {
            advance();
        }
    }

    /** Returns the loop's numbers themselves. */
    public TrainingState state() {
        SequencedMap<String, PackedMatrix> matrices = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            Moments moments = adam.momentsOf(parameter);
            matrices.put(parameter.name(), parameter.value());
            matrices.put(parameter.name() + ".adam1", moments.first());
            matrices.put(parameter.name() + ".adam2", moments.second());
        }
        SequencedMap<String, double[]> vectors = new LinkedHashMap<>(network.runningAverages());
        if (averages != null) {
            averages.putInto(vectors);
        }
        return new TrainingState(matrices, vectors);
    }

    /**
     * Checks that the loop can go on from its numbers, as a checkpoint should.
     *
     * @throws DivergedException if one of them is infinite or not a number
     */
    public void requireFinite() {
        state().firstNonFinite().ifPresent(nonFinite -> {
            throw DivergedException.ofState(step, nonFinite);
        });
    }

    /**
     * Takes up a training whose numbers have been set in {@link #state}.
     *
     * @param made how many steps it had made, at least 0
     * @param lastLoss the last batch's mean loss
     */
    public void resumeAfter(long made, double lastLoss) {
        if (made < 0) {
            throw new IllegalArgumentException("steps made must be at least 0, got " + made);
        }
        step = made;
        batchLoss = lastLoss;
        adam.resumeAfter(made);
    }

    /**
     * Returns the network that is measured: the one in training, or where training averages parameters, another one
     * that has the averages so far. Running averages of batch statistics are those of the network in training.
     */
    public N measuredNetwork() {
        if (averages == null) {
            return network;
        }
        N averaged = training.blankNetwork();
        averages.writeTo(averaged.parameters());
        SequencedMap<String, double[]> running = network.runningAverages();
        averaged.runningAverages()
                .forEach((name, vector) ->
                        System.arraycopy(Objects.requireNonNull(running.get(name)), 0, vector, 0, vector.length));
        return averaged;
    }

    /** Returns the measured network frozen as it is now. */
    public S snapshot() {
        return training.snapshot(measuredNetwork(), step);
    }
}
