package dev.concentric.experiment;

import dev.concentric.attack.LInfinityAscent;
import dev.concentric.model.ConvolutionalArchitecture;
import dev.concentric.model.Initialization;
import dev.concentric.training.AdamSettings;
import dev.concentric.training.ImageTrainingPlan;
import dev.concentric.training.SnapshotSchedule;
import dev.concentric.training.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The training runs of appendix G, as data: the network that is trained on the images as they are, and the one that is
 * trained adversarially (Madry et al., 2018). Architecture, optimiser and batch are those of the latter's published
 * code.
 *
 * @param scale how far they are taken
 * @param seed the root of all randomness
 * @param source the images
 */
record ImagePlan(Scale scale, long seed, ImageSource source) {

    /** The name of the run on the images as they are. */
    static final String VANILLA = "images-vanilla";

    /** The name of the adversarially trained run. */
    static final String ADVERSARIAL = "images-adversarial";

    /** The names of both. */
    static final List<String> NAMES = List.of(ADVERSARIAL, VANILLA);

    /** Returns both runs, the one that costs more first. */
    List<ImageRunSpec> runs() {
        return List.of(adversarial(), vanilla());
    }

    /** Returns the run on the images as they are. */
    ImageRunSpec vanilla() {
        return run(
                VANILLA,
                Optional.empty(),
                switch (scale) {
                    case QUICK -> 1_000;
                    case STANDARD -> 12_000;
                    case PAPER -> 100_000;
                });
    }

    /** Returns the adversarially trained run; Madry et al. train for 10^5 steps. */
    ImageRunSpec adversarial() {
        return run(
                ADVERSARIAL,
                Optional.of(LInfinityAscent.MNIST),
                switch (scale) {
                    case QUICK -> 20;
                    case STANDARD -> 2_000;
                    case PAPER -> 100_000;
                });
    }

    private ImageRunSpec run(String name, Optional<LInfinityAscent> adversary, long steps) {
        int attacked = switch (scale) {
            case QUICK -> 20;
            case STANDARD -> 100;
            case PAPER -> 1_000;
        };
        long[] snapshots = SnapshotSchedule.logSpaced(steps / 10, steps, 1);
        return new ImageRunSpec(
                name,
                source,
                new ImageTrainingPlan(
                        ConvolutionalArchitecture.ofMadry(source.height(), source.width(), source.classes()),
                        new Initialization.Glorot(),
                        AdamSettings.DEFAULT,
                        TrainingPlan.PAPER_BATCH_SIZE,
                        adversary,
                        steps,
                        seed),
                new ImageMeasurementPlan(
                        Arrays.stream(snapshots).boxed().toList(),
                        Math.min(ImageConfiguration.USUAL_TEST_IMAGES, source.testImages()),
                        Math.min(attacked, source.testImages())));
    }
}
