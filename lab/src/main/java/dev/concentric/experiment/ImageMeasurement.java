package dev.concentric.experiment;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.experiment.Measurement.Distances;
import dev.concentric.store.Document;

/**
 * What was measured of a network of images at one step of its training. Distances are in l2 within the pixel box.
 *
 * @param step how many training steps were made
 * @param test test images classified
 * @param gradient distances by projected gradient ascent in the paper's manner
 * @param minimumNorm distances from the same images by the minimum-norm attack
 */
public record ImageMeasurement(long step, ErrorCount test, Distances gradient, Distances minimumNorm) {

    /** Returns the record of {@code metrics.jsonl}. */
    Document document() {
        return Document.builder()
                .put("step", step)
                .put("test", MeasurementDocument.of(test))
                .put("gradient", MeasurementDocument.of(gradient))
                .put("minimumNorm", MeasurementDocument.of(minimumNorm))
                .build();
    }

    /**
     * Reads a record.
     *
     * @throws dev.concentric.store.BadFileException if it is damaged
     */
    static ImageMeasurement read(Document record) {
        return new ImageMeasurement(
                record.integer("step"),
                MeasurementDocument.readCount(record.document("test")),
                MeasurementDocument.readDistances(record.document("gradient")),
                MeasurementDocument.readDistances(record.document("minimumNorm")));
    }

    /** Returns the key figures. */
    Document figures() {
        return Document.builder()
                .put("meanLoss", test.meanLoss())
                .put("testErrors", test.errors())
                .put("testImages", test.samples())
                .put("attacked", gradient.points())
                .put("gradientDistance", gradient.meanChord().orElse(Double.NaN))
                .put("gradientFound", gradient.found())
                .put("minimumNormDistance", minimumNorm.meanChord().orElse(Double.NaN))
                .put("minimumNormFound", minimumNorm.found())
                .build();
    }
}
