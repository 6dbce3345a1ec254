package dev.concentric.cli;

import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.AttackWarning;
import dev.concentric.data.ImageData;
import dev.concentric.estimation.ErrorCount;
import dev.concentric.estimation.ErrorDistance;
import dev.concentric.estimation.ImageErrorDistance;
import dev.concentric.experiment.ImageMeasurer;
import dev.concentric.experiment.TrainedImageRun;
import dev.concentric.stats.Estimate;
import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.training.ImageSnapshot;

/** What {@code evaluate} and {@code attack} do with a run on images. */
final class ImageVerbs {
    private final TrainedImageRun run;
    private final ImageData images;
    private final ImageSnapshot snapshot;
    private final ImageMeasurer measurer;

    /** Opens a complete run and reads its images. */
    ImageVerbs(RunFolder folder, int threads) {
        run = TrainedImageRun.open(folder);
        images = run.images();
        snapshot = run.snapshot(images);
        measurer = new ImageMeasurer(images.test(), run.spec().plan().stream("attack"), threads);
    }

    private Document.Builder result() {
        return Document.builder()
                .put("run", run.spec().name())
                .put("step", snapshot.step())
                .put("images", images.name());
    }

    /** Classifies the whole test set. */
    Document evaluate() {
        ErrorCount count = measurer.errors(snapshot.classifier(), images.test().size());
        Estimate rate = count.estimate();
        return result().put("errorRate", rate.value())
                .put("interval", Intervals.ends(rate.interval().orElseThrow()))
                .put("method", rate.method())
                .put("errors", count.errors())
                .put("samples", count.samples())
                .put("meanLoss", count.meanLoss())
                .build();
    }

    /** Searches the errors nearest to test images, by both attacks. */
    Document attack(int count) {
        return result().put(
                        "gradient",
                        document(measurer.errorDistance(snapshot.classifier(), count, ImageMeasurer.GRADIENT)))
                .put(
                        "minimumNorm",
                        document(measurer.errorDistance(snapshot.classifier(), count, ImageMeasurer.MINIMUM_NORM)))
                .build();
    }

    private static Document document(ImageErrorDistance found) {
        ErrorDistance distance = found.distance();
        Document.Builder document = Document.builder()
                .put("points", distance.points())
                .put("found", distance.found())
                .put("misclassified", found.misclassified())
                .put("meanDistance", distance.meanChord().orElse(Double.NaN));
        distance.interval()
                .ifPresentOrElse(
                        interval -> document.put("interval", Intervals.ends(interval)),
                        () -> document.putAbsent("interval"));
        return document.put("medianDistance", distance.chordQuantile(0.5))
                .put("gradientVanished", distance.gradientVanished())
                .put("noProgress", distance.count(AttackWarning.NO_PROGRESS))
                .put(
                        "gradientEvaluations",
                        distance.outcomes().stream()
                                .mapToInt(AttackOutcome::gradientEvaluations)
                                .average()
                                .orElseThrow())
                .build();
    }
}
