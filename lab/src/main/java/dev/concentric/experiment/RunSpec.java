package dev.concentric.experiment;

import dev.concentric.store.Document;
import dev.concentric.store.Settings;
import dev.concentric.training.TrainingPlan;
import java.util.List;

/**
 * One run on concentric spheres: what is trained, and what is measured on the way.
 *
 * @param name the run's name, which is also its folder's
 * @param plan what determines the training, to the bit
 * @param measurement what is measured
 */
public record RunSpec(String name, TrainingPlan plan, MeasurementPlan measurement) implements Run {

    /** Checks that no snapshot lies beyond the last step. */
    public RunSpec {
        requireWithin(measurement.snapshots(), plan.steps());
    }

    /** Checks that no snapshot lies beyond the last step. */
    static void requireWithin(List<Long> snapshots, long steps) {
        if (!snapshots.isEmpty() && snapshots.getLast() > steps) {
            throw new IllegalArgumentException(
                    "a snapshot at step " + snapshots.getLast() + " lies beyond the last step, " + steps);
        }
    }

    @Override
    public long steps() {
        return plan.steps();
    }

    @Override
    public long seed() {
        return plan.seed();
    }

    @Override
    public int dimension() {
        return plan.dimension();
    }

    @Override
    public String architecture() {
        return plan.architecture().name();
    }

    @Override
    public List<Long> snapshots() {
        return measurement.snapshots();
    }

    @Override
    public Settings settings() {
        return RunConfiguration.of(this);
    }

    @Override
    public boolean trainsLike(Run other) {
        return other instanceof RunSpec spec && spec.plan.equals(plan);
    }

    @Override
    public boolean measuresLike(Run other) {
        return other instanceof RunSpec spec && spec.measurement.equals(measurement);
    }

    @Override
    public Document figures(Document record) {
        Measurement last = MeasurementDocument.read(record);
        Document.Builder figures = Document.builder()
                .put("meanLoss", last.meanLoss())
                .put("innerErrors", last.inner().errors())
                .put("outerErrors", last.outer().errors())
                .put("samples", last.inner().samples())
                .put("found", last.coarse().found())
                .put("meanChord", last.coarse().meanChord().orElse(Double.NaN));
        last.ellipsoid().ifPresent(ellipsoid -> figures.put("wrongAlphas", ellipsoid.wrongAlphas()));
        return figures.build();
    }

    @Override
    public long memory() {
        return RunMemory.bytes(plan);
    }
}
