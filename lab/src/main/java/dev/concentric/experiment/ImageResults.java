package dev.concentric.experiment;

import dev.concentric.concentration.ConcentrationStudy;
import dev.concentric.data.ImageData;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import dev.concentric.store.DataTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appendix G as it came out: both networks, and the error sets made for the images. What is worked out of the images is
 * kept with the runs as findings, so that claims and figures do not need the images twice.
 */
final class ImageResults {
    /** The share of the training images in each error set, the paper's. */
    static final double MEASURE = 0.01;

    private static final int DIRECTIONS = 3;

    private final TrainedImageRun vanilla;
    private final TrainedImageRun adversarial;
    private final int threads;
    private @Nullable ImageData data;
    private @Nullable ConcentrationStudy study;

    /**
     * Takes complete runs.
     *
     * @param threads how many threads work; no result depends on it
     */
    ImageResults(TrainedImageRun vanilla, TrainedImageRun adversarial, int threads) {
        this.vanilla = vanilla;
        this.adversarial = adversarial;
        this.threads = threads;
    }

    /** Returns the run on the images as they are. */
    TrainedImageRun vanilla() {
        return vanilla;
    }

    /** Returns the adversarially trained run. */
    TrainedImageRun adversarial() {
        return adversarial;
    }

    /** Returns both runs. */
    List<TrainedImageRun> runs() {
        return List.of(vanilla, adversarial);
    }

    /** Returns the images. */
    ImageData data() {
        if (data == null) {
            data = vanilla.spec().source().read();
        }
        return data;
    }

    /** Returns the error sets made for the images. */
    ConcentrationStudy study() {
        if (study == null) {
            RandomStream random = RandomStream.root(vanilla.spec().seed()).split("halfspace");
            try (Team team = Team.of(threads)) {
                study = ConcentrationStudy.of(data(), MEASURE, DIRECTIONS, random, team, what -> {});
            }
        }
        return study;
    }

    /** Returns the table of Figure G.6. */
    DataTable spread() {
        return vanilla.folder().finding("spread", () -> new ImageSpread(data(), study()).table());
    }

    /** Returns the error sets, measured ({@link ImageErrorSets}). */
    DataTable errorSets() {
        return vanilla.folder().finding("half-spaces-and-balls", () -> ImageErrorSets.table(study()));
    }

    /** Returns images with the nearest error of each network. */
    DataTable nearestErrors() {
        DataTable.Builder table = NearestImages.columns();
        for (TrainedImageRun run : runs()) {
            table.rows(run.folder().finding("nearest-errors", () -> NearestImages.table(run, data(), threads)));
        }
        return table.build();
    }

    /** Returns the name of a run's network in figures. */
    static String name(TrainedImageRun run) {
        return run.spec().plan().adversary().isPresent() ? ImageSeries.ADVERSARIAL : ImageSeries.VANILLA;
    }
}
