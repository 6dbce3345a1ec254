package dev.concentric.training;

import dev.concentric.data.Batch;
import dev.concentric.data.SampleSupply;
import dev.concentric.linalg.Moments;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Initialization;
import dev.concentric.model.LayerStatistics;
import dev.concentric.model.Network;
import dev.concentric.model.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One network in training: each step takes the supply's next batch, the gradient of its mean loss, and a step of Adam.
 *
 * <p>A loop is used by one thread at a time; the same plan gives the same bits wherever and however often it is run.
 */
public final class TrainingLoop {
    private final TrainingPlan plan;
    private final Team team;
    private final SampleSupply supply;
    private final Network network;
    private final Adam adam;
    private final @Nullable ParameterAverages averages;
    private final Batch batch;
    private final Team.Part drawPart = this::draw;
    private long step;
    private double batchLoss = Double.NaN;

    /** Makes a loop on one thread that stands before the plan's first step. */
    public TrainingLoop(TrainingPlan plan) {
        this(plan, Team.single());
    }

    /**
     * Makes a loop that stands before the plan's first step.
     *
     * @param team shares the work of each step; no bit depends on its size
     */
    public TrainingLoop(TrainingPlan plan, Team team) {
        this.plan = plan;
        this.team = team;
        this.supply = plan.supply();
        this.network = plan.newNetwork();
        this.adam = new Adam(plan.adam(), network.parameters());
        this.averages = plan.averagingDecay().isPresent()
                ? new ParameterAverages(plan.averagingDecay().getAsDouble(), network.parameters())
                : null;
        this.batch = Batch.zeros(plan.batchSize(), plan.spheres().dimension());
    }

    /** Returns the plan that the network is trained by. */
    public TrainingPlan plan() {
        return plan;
    }

    /** Returns the number of steps made. */
    public long step() {
        return step;
    }

    /** Returns the network, whose numbers change with each step. */
    public Network network() {
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
     * Returns the network that is measured: the one in training, or where the plan averages parameters, another one
     * that has the averages so far. Running averages of batch statistics are those of the network in training.
     */
    public Network measuredNetwork() {
        if (averages == null) {
            return network;
        }
        // Any start will do, since all numbers are set below; a perfect one takes long to make.
        Network averaged = plan.architecture().initialize(new Initialization.Glorot(), plan.stream("initialization"));
        averages.writeTo(averaged.parameters());
        SequencedMap<String, double[]> running = network.runningAverages();
        averaged.runningAverages()
                .forEach((name, vector) ->
                        System.arraycopy(Objects.requireNonNull(running.get(name)), 0, vector, 0, vector.length));
        return averaged;
    }

    /** Returns the measured network frozen as it is now. */
    public Snapshot snapshot() {
        Network measured = measuredNetwork();
        List<LayerStatistics> statistics = measured.statistics(supply);
        return new Snapshot(plan, step, statistics, measured.freeze(statistics));
    }
}
