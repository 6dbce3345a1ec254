package dev.concentric.experiment;

import dev.concentric.attack.FastMinimumNorm;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.RefinedAttack;
import dev.concentric.data.ImageSet;
import dev.concentric.estimation.ErrorCount;
import dev.concentric.estimation.ImageErrorDistance;
import dev.concentric.estimation.ImageErrorDistanceEstimator;
import dev.concentric.estimation.ImageErrorRate;
import dev.concentric.linalg.Team;
import dev.concentric.model.MulticlassClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.training.ImageSnapshot;

/**
 * The one way in which networks of images are measured: on images spread evenly over the test set, the same ones at
 * every snapshot.
 *
 * @param test the test images
 * @param stream where bootstrap intervals come from
 * @param threads how many threads classify and attack; no result depends on it
 */
public record ImageMeasurer(ImageSet test, RandomStream stream, int threads) {

    /**
     * The paper's attack with the pixel box in the sphere's place. Its step on images is not given: ours is .05, with the
     * boundary's crossing located on the last step, so that distances are not rounded up to whole steps.
     */
    public static final ImageErrorDistanceEstimator GRADIENT =
            new ImageErrorDistanceEstimator(RefinedAttack.located(GradientAscent.IMAGES), 0);

    /** The same in words. */
    public static final String GRADIENT_METHOD = "projected gradient ascent by at most "
            + GradientAscent.IMAGES.maxSteps() + " steps of " + GradientAscent.IMAGES.stepSize()
            + ", the boundary's crossing located on the last one";

    /** The stronger attack, also made towards the two wrong classes that are nearest by a linear estimate. */
    public static final ImageErrorDistanceEstimator MINIMUM_NORM =
            new ImageErrorDistanceEstimator(FastMinimumNorm.DEFAULT, 2);

    /** The same in words. */
    public static final String MINIMUM_NORM_METHOD = "fast minimum-norm attack (Pintor et al., 2021), also towards the "
            + MINIMUM_NORM.targets() + " nearest wrong classes";

    /**
     * Takes the measurements of a snapshot that a plan asks for.
     *
     * @param parts those that are done already, and who keeps the others
     */
    ImageMeasurement measure(ImageSnapshot snapshot, ImageMeasurementPlan plan, MeasurementParts parts) {
        MulticlassClassifier classifier = snapshot.classifier();
        return new ImageMeasurement(
                snapshot.step(),
                errors(classifier, plan.testImages()),
                distances("gradient", classifier, plan.attackImages(), GRADIENT, parts),
                distances("minimum norm", classifier, plan.attackImages(), MINIMUM_NORM, parts));
    }

    /** Classifies images spread evenly over the test set. */
    public ErrorCount errors(MulticlassClassifier classifier, int count) {
        return new ImageErrorRate(test.spread(count), threads).count(classifier);
    }

    private Measurement.Distances distances(
            String name,
            MulticlassClassifier classifier,
            int count,
            ImageErrorDistanceEstimator attack,
            MeasurementParts parts) {
        return count == 0
                ? Measurement.Distances.NOT_SEARCHED
                : MeasurementDocument.readDistances(parts.part(
                        name + ", " + count + " images",
                        () -> MeasurementDocument.of(Measurement.Distances.of(
                                errorDistance(classifier, count, attack).distance()))));
    }

    /** Searches the errors nearest to images spread evenly over the test set. */
    public ImageErrorDistance errorDistance(
            MulticlassClassifier classifier, int count, ImageErrorDistanceEstimator attack) {
        ImageSet attacked = test.spread(count);
        try (Team team = Team.of(threads)) {
            return attack.errorDistance(
                    classifier, attacked.images(0, count), attacked.labels(), stream.split("bootstrap"), team);
        }
    }
}
