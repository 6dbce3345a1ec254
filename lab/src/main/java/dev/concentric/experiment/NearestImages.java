package dev.concentric.experiment;

import dev.concentric.attack.AttackOutcome;
import dev.concentric.data.ImageData;
import dev.concentric.data.ImageSet;
import dev.concentric.estimation.ImageErrorDistance;
import dev.concentric.store.DataTable;
import java.util.ArrayList;
import java.util.List;

/** Test images of different classes with the nearest error that the stronger attack finds, pixel by pixel. */
final class NearestImages {
    private static final int MOST = 8;

    /** From so many images those are chosen that are shown. */
    private static final int LOOKED_AT = 16;

    private NearestImages() {}

    static DataTable.Builder columns() {
        return DataTable.withColumns("network", "number", "label", "given", "distance", "x", "y", "image", "error")
                .comment("test images and the nearest error found (l2, pixels in [0, 1]): class, class given to the"
                        + " error, distance, and both images pixel by pixel");
    }

    /** Attacks images of a run, one of each class as far as there is room for. */
    static DataTable table(TrainedImageRun run, ImageData data, int threads) {
        ImageMeasurer measurer = new ImageMeasurer(data.test(), run.spec().plan().stream("attack"), threads);
        int count = Math.min(LOOKED_AT, data.test().size());
        ImageSet shown = data.test().spread(count);
        ImageErrorDistance distance =
                measurer.errorDistance(run.snapshot(data).classifier(), count, ImageMeasurer.MINIMUM_NORM);
        DataTable.Builder table = columns();
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < count && classes.size() < MOST; i++) {
            AttackOutcome outcome = distance.distance().outcomes().get(i);
            if (outcome.found() && outcome.chord() > 0 && !classes.contains(shown.label(i))) {
                classes.add(shown.label(i));
                add(ImageResults.name(run), classes.size(), shown, i, distance, table);
            }
        }
        return table.build();
    }

    private static void add(
            String network,
            int number,
            ImageSet shown,
            int image,
            ImageErrorDistance distance,
            DataTable.Builder table) {
        AttackOutcome outcome = distance.distance().outcomes().get(image);
        for (int j = 0; j < shown.dimension(); j++) {
            table.row(
                    network,
                    number,
                    shown.label(image),
                    distance.classes().get(image),
                    outcome.chord(),
                    j % shown.width(),
                    j / shown.width(),
                    rounded(outcome.start()[j]),
                    rounded(outcome.end()[j]));
        }
    }

    private static double rounded(double pixel) {
        return Math.round(pixel * 1e4) / 1e4;
    }
}
