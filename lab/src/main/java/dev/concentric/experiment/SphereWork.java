package dev.concentric.experiment;

import dev.concentric.model.LayerStatistics;
import dev.concentric.model.Network;
import dev.concentric.store.Document;
import dev.concentric.store.Tensor;
import dev.concentric.store.TensorFile;
import dev.concentric.training.Snapshot;
import dev.concentric.training.Training;
import java.util.List;
import java.util.Map;

/**
 * The work on a run on concentric spheres.
 *
 * @param spec the run
 * @param threads how many threads measure
 */
record SphereWork(RunSpec spec, int threads) implements RunWork<Network, Snapshot> {

    @Override
    public Training<Network, Snapshot> training() {
        return spec.plan();
    }

    @Override
    public Document measure(Snapshot snapshot, MeasurementParts parts) {
        return MeasurementDocument.of(new Measurer(spec.plan(), threads).measure(snapshot, spec.measurement(), parts));
    }

    @Override
    public boolean isMetBy(Document record) {
        return spec.measurement().isMetBy(MeasurementDocument.read(record), spec.plan());
    }

    @Override
    public boolean endsWith(Document record) {
        return spec.measurement().endsWith(MeasurementDocument.read(record));
    }

    @Override
    public Map<String, Tensor> frozenBy(Snapshot snapshot) {
        return FrozenStatistics.tensors(snapshot.statistics());
    }

    @Override
    public Snapshot freeze(Network network, long step, TensorFile file) {
        List<LayerStatistics> statistics = FrozenStatistics.areIn(file)
                ? FrozenStatistics.read(spec.plan().architecture().normalizedWidths(), file)
                : network.statistics(spec.plan().supply());
        return new Snapshot(spec.plan(), step, statistics, network.freeze(statistics));
    }
}
