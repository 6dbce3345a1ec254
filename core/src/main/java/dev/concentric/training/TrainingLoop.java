package dev.concentric.training;

import dev.concentric.data.Batch;
import dev.concentric.data.SampleSupply;
import dev.concentric.linalg.Moments;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.LayerStatistics;
import dev.concentric.model.Network;
import dev.concentric.model.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

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
        return new TrainingState(matrices, network.runningAverages());
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

    /** Returns the network frozen as it is now. */
    public Snapshot snapshot() {
        List<LayerStatistics> statistics = network.statistics(supply);
        return new Snapshot(plan, step, statistics, network.freeze(statistics));
    }
}
