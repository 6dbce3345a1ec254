package dev.concentric.experiment;

import dev.concentric.data.ImageData;
import dev.concentric.model.ConvolutionalNetwork;
import dev.concentric.store.Document;
import dev.concentric.store.Tensor;
import dev.concentric.store.TensorFile;
import dev.concentric.training.ImageSnapshot;
import dev.concentric.training.ImageTraining;
import dev.concentric.training.Training;
import java.util.Map;

/**
 * The work on a run on images.
 *
 * @param spec the run
 * @param data its images
 * @param threads how many threads measure
 */
record ImageWork(ImageRunSpec spec, ImageData data, int threads)
        implements RunWork<ConvolutionalNetwork, ImageSnapshot> {

    /**
     * Reads the images of a run.
     *
     * @throws dev.concentric.data.BadDataException if they are missing, damaged, or others
     */
    static ImageWork of(ImageRunSpec spec, int threads) {
        return new ImageWork(spec, spec.source().read(), threads);
    }

    @Override
    public Training<ConvolutionalNetwork, ImageSnapshot> training() {
        return new ImageTraining(spec.plan(), data.train());
    }

    @Override
    public Document measure(ImageSnapshot snapshot, MeasurementParts parts) {
        return new ImageMeasurer(data.test(), spec.plan().stream("attack"), threads)
                .measure(snapshot, spec.measurement(), parts)
                .document();
    }

    @Override
    public boolean isMetBy(Document record) {
        return spec.measurement().isMetBy(ImageMeasurement.read(record));
    }

    @Override
    public boolean endsWith(Document record) {
        return false;
    }

    @Override
    public Map<String, Tensor> frozenBy(ImageSnapshot snapshot) {
        return Map.of();
    }

    @Override
    public ImageSnapshot freeze(ConvolutionalNetwork network, long step, TensorFile file) {
        return new ImageSnapshot(step, network.freeze());
    }
}
