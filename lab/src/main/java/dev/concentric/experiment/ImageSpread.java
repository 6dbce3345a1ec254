package dev.concentric.experiment;

import dev.concentric.concentration.ConcentrationStudy;
import dev.concentric.concentration.ConcentrationStudy.Along;
import dev.concentric.concentration.HalfSpace;
import dev.concentric.concentration.LevelSet;
import dev.concentric.data.ImageData;
import dev.concentric.data.ImageSet;
import dev.concentric.store.DataTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The table of Figure G.6: how the images' variance is spread over directions, test images seen along two of them with
 * the two half-spaces, and images.
 */
final class ImageSpread {
    private static final int SHOWN = 1_000;
    private static final int INSIDE = 6;

    private final ImageData data;
    private final ConcentrationStudy study;
    private final DataTable.Builder table = DataTable.withColumns("part", "series", "number", "x", "y", "value");

    ImageSpread(ImageData data, ConcentrationStudy study) {
        this.data = data;
        this.study = study;
    }

    /** Returns the half-space along the leading direction, of both signs the one that lies farther. */
    static Along leading(ConcentrationStudy study) {
        return study.leading().stream()
                .filter(along -> along.choice().direction() == 0)
                .max(Comparator.comparingDouble(
                        along -> along.measured().measure().meanDistance().value()))
                .orElseThrow();
    }

    DataTable table() {
        table.comment(
                "real images: variance ratios by direction; test images seen along the normals of two half-spaces,"
                        + " whose edges are at 0; normals and test images in the first half-space as pictures");
        variances();
        HalfSpace leading = leading(study).measured().halfSpace();
        study.lowVariance().ifPresent(low -> {
            plane(leading, low.measured().halfSpace());
            normal("low variance", low.measured().halfSpace());
        });
        normal("leading", leading);
        inside(leading);
        return table.build();
    }

    private void variances() {
        double[] shares = study.components().shares();
        for (int i = 0; i < shares.length; i++) {
            table.row(ImageSeries.VARIANCE, data.name(), i + 1, i + 1, shares[i] > 0 ? shares[i] : Double.NaN, "");
        }
        for (int end : new int[] {1, shares.length}) {
            table.row(ImageSeries.VARIANCE, "sphere of the same dimension", end, end, 1.0 / shares.length, "");
        }
    }

    /** How far each image lies inside the half-spaces, negative outside. */
    private void plane(HalfSpace first, HalfSpace second) {
        ImageSet shown = data.test().spread(Math.min(SHOWN, data.test().size()));
        for (int i = 0; i < shown.size(); i++) {
            double[] point = shown.image(i);
            table.row(ImageSeries.PLANE, "test images", i, -first.level(point), -second.level(point), "");
        }
    }

    private void inside(LevelSet set) {
        int[] errors = IntStream.range(0, data.test().size())
                .filter(i -> set.contains(data.test().image(i)))
                .limit(INSIDE)
                .toArray();
        for (int k = 0; k < errors.length; k++) {
            picture(ImageSeries.INSIDE, k, data.test().image(errors[k]));
        }
    }

    /** A normal as a picture of the signed range from -1 to 1. */
    private void normal(String series, HalfSpace halfSpace) {
        double[] normal = halfSpace.normal();
        double largest = Arrays.stream(normal).map(Math::abs).max().orElseThrow();
        picture(series, 0, Arrays.stream(normal).map(value -> value / largest).toArray());
    }

    private void picture(String series, int number, double[] pixels) {
        int width = data.test().width();
        for (int j = 0; j < pixels.length; j++) {
            table.row(ImageSeries.PICTURE, series, number, j % width, j / width, Math.round(pixels[j] * 1e4) / 1e4);
        }
    }
}
