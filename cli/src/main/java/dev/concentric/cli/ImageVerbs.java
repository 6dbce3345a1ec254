package dev.concentric.cli;

import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.AttackWarning;
import dev.concentric.data.ImageData;
import dev.concentric.estimation.ErrorCount;
import dev.concentric.estimation.ErrorDistance;
import dev.concentric.estimation.ImageErrorDistance;
import dev.concentric.experiment.ImageMeasurer;
import dev.concentric.experiment.ImageRunSpec;
import dev.concentric.experiment.TrainedImageRun;
import dev.concentric.stats.Estimate;
import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.training.ImageSnapshot;

/** What {@code evaluate} and {@code attack} do with a run on images. */
final class ImageVerbs {
    private final ImageRunSpec run;
    private final ImageData images;
    private final ImageSnapshot snapshot;
    private final ImageMeasurer measurer;

    private ImageVerbs(ImageRunSpec run, ImageData images, ImageSnapshot snapshot, int threads) {
        this.run = run;
        this.images = images;
        this.snapshot = snapshot;
        measurer = new ImageMeasurer(images.test(), run.plan().stream("attack"), threads);
    }

    /** Reads the images and the last network of a complete run. */
    static ImageVerbs ofComplete(RunFolder folder, int threads) {
        TrainedImageRun run = TrainedImageRun.open(folder);
        ImageData images = run.spec().source().read();
        return new ImageVerbs(run.spec(), images, run.snapshot(images), threads);
    }

    /** Reads the images and the network of a step, whether the run is complete or not. */
    static ImageVerbs ofStep(RunFolder folder, long step, int threads) {
        ImageRunSpec run = TrainedImageRun.specOf(folder);
        ImageData images = run.source().read();
        return new ImageVerbs(run, images, TrainedImageRun.snapshotOf(folder, step, images), threads);
    }

    private Document.Builder result() {
        return Document.builder()
                .put("run", run.name())
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
        if (count < 1 || count > images.test().size()) {
            throw new IllegalArgumentException("--points must lie between 1 and "
                    + images.test().size() + ", the number of test images, got " + count);
        }
        return result().put(
                        "gradient",
                        document(
                                measurer.errorDistance(snapshot.classifier(), count, ImageMeasurer.GRADIENT),
                                ImageMeasurer.GRADIENT_METHOD))
                .put(
                        "minimumNorm",
                        document(
                                measurer.errorDistance(snapshot.classifier(), count, ImageMeasurer.MINIMUM_NORM),
                                ImageMeasurer.MINIMUM_NORM_METHOD))
                .build();
    }

    private static Document document(ImageErrorDistance found, String method) {
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
                .put("method", method + "; upper bounds; 95 % bootstrap of the mean, of the choice of images only")
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
