package dev.concentric.report;

import dev.concentric.experiment.ImageSeries;
import dev.concentric.figure.Axis;
import dev.concentric.figure.Figure;
import dev.concentric.figure.Layer;
import dev.concentric.figure.Layer.Picture.Shades;
import dev.concentric.figure.Marker;
import dev.concentric.figure.Panel;
import dev.concentric.figure.Style;
import dev.concentric.figure.Tone;
import dev.concentric.store.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** How the figures of real images are drawn. */
final class ImageDrawings {
    /** The looks of the series of error sets; those of one kind share a colour. */
    private static final Map<String, Style> LOOKS = Map.of(
            ImageSeries.LEADING,
            Style.of(Tone.BLUE).with(Marker.CIRCLE),
            ImageSeries.LOW_VARIANCE,
            Style.of(Tone.BLUE).with(Marker.SQUARE),
            ImageSeries.BEST,
            Style.of(Tone.BLUE).with(Marker.STAR),
            ImageSeries.UNION,
            Style.of(Tone.GREEN).with(Marker.DIAMOND),
            ImageSeries.COMPLEMENT,
            Style.of(Tone.GREEN).with(Marker.WEDGE),
            ImageSeries.byGradient(ImageSeries.VANILLA),
            Style.of(Tone.ORANGE).with(Marker.TRIANGLE),
            ImageSeries.byMinimumNorm(ImageSeries.VANILLA),
            Style.of(Tone.ORANGE).with(Marker.WEDGE),
            ImageSeries.byGradient(ImageSeries.ADVERSARIAL),
            Style.of(Tone.PURPLE).with(Marker.TRIANGLE),
            ImageSeries.byMinimumNorm(ImageSeries.ADVERSARIAL),
            Style.of(Tone.PURPLE).with(Marker.WEDGE),
            ImageSeries.PRINTED,
            Style.of(Tone.BLACK).with(Marker.STAR));

    /** Between pictures, in widths of one. */
    private static final double GAP = 0.12;

    /** How many pictures of Figure G.6 stand side by side. */
    private static final int ACROSS = 3;

    private ImageDrawings() {}

    /** Draws Figure G.6: variances, images along two directions, and pictures. */
    static Figure spread(DataTable table) {
        return Figure.of("", List.of(variances(table), plane(table), pictures(table)))
                .withPanelSize(300, 300);
    }

    private static Panel variances(DataTable table) {
        DataTable rows = table.where("part", ImageSeries.VARIANCE);
        List<Layer> layers = new ArrayList<>();
        for (String series : Columns.distinct(rows, "series")) {
            DataTable curve = rows.where("series", series);
            layers.add(new Layer.Line(series, curve.numbers("x"), curve.numbers("y")));
        }
        return new Panel(
                "shares of the variance",
                Axis.log("principal direction"),
                Axis.log("share of the variance").from(1e-8),
                layers);
    }

    private static Panel plane(DataTable table) {
        DataTable images = table.where("part", ImageSeries.PLANE);
        return new Panel(
                "two half-spaces",
                Axis.linear("depth in that of the leading direction"),
                Axis.linear("depth in the low-variance one"),
                List.of(
                        new Layer.Points(
                                "test images",
                                images.numbers("x"),
                                images.numbers("y"),
                                Style.of(Tone.GREY).finely()),
                        Layer.Rule.vertical("edge, leading direction", 0, Style.of(Tone.VERMILLION)),
                        Layer.Rule.horizontal("edge, low variance", 0, Style.of(Tone.ORANGE))));
    }

    /** Both normals in a row, and images in the first half-space in rows below. */
    private static Panel pictures(DataTable table) {
        DataTable rows = table.where("part", ImageSeries.PICTURE);
        List<Layer> layers = new ArrayList<>();
        int place = 0;
        for (String series : Columns.distinct(rows, "series").reversed()) {
            boolean signed = !series.equals(ImageSeries.INSIDE);
            // Normals begin a row of their own above the images.
            place = signed && place < rowsOfImages(rows) * ACROSS ? rowsOfImages(rows) * ACROSS : place;
            DataTable of = rows.where("series", series);
            for (double number : Arrays.stream(of.numbers("number")).distinct().toArray()) {
                double[][] values = pixels(of.where("number", number), "value");
                layers.add(picture(place % ACROSS, place / ACROSS, values, signed ? Shades.SIGNED : Shades.GREY));
                if (number == 0) {
                    layers.add(label(place % ACROSS, place / ACROSS, series));
                }
                place++;
            }
        }
        double lines = Math.ceilDiv(place, ACROSS);
        return new Panel(
                        "normals, and images inside",
                        bare(-GAP, ACROSS * (1 + GAP)),
                        bare(-2 * GAP, lines * (1 + 2 * GAP)),
                        layers)
                .withEqualAspect();
    }

    private static int rowsOfImages(DataTable pictures) {
        long images = Arrays.stream(pictures.where("series", ImageSeries.INSIDE).numbers("number"))
                .distinct()
                .count();
        return Math.toIntExact(Math.ceilDiv(images, ACROSS));
    }

    /** Returns an axis without numbers. */
    private static Axis bare(double low, double high) {
        return Axis.categories("", List.of("")).within(low, high);
    }

    private static Layer picture(int column, int row, double[][] values, Shades shades) {
        double left = column * (1 + GAP);
        double bottom = row * (1 + 2 * GAP);
        return new Layer.Picture(left, bottom, left + 1, bottom + 1, values, shades);
    }

    private static Layer label(int column, int row, String text) {
        double middle = column * (1 + GAP) + 0.5;
        return new Layer.Labels(
                new double[] {middle},
                new double[] {row * (1 + 2 * GAP)},
                List.of(text),
                Layer.Labels.Side.BELOW,
                Style.of(Tone.BLACK));
    }

    /** Returns a picture's pixels, row by row from the top. */
    private static double[][] pixels(DataTable rows, String column) {
        double[] x = rows.numbers("x");
        double[] y = rows.numbers("y");
        int width = 1 + (int) Arrays.stream(x).max().orElse(0);
        int height = 1 + (int) Arrays.stream(y).max().orElse(0);
        if (x.length != width * height) {
            throw rows.refuse("has " + x.length + " pixels", "expected " + width + " x " + height);
        }
        double[][] pixels = new double[height][width];
        double[] values = rows.numbers(column);
        for (int i = 0; i < values.length; i++) {
            pixels[(int) y[i]][(int) x[i]] = values[i];
        }
        return pixels;
    }

    /** Draws error sets and networks by measure and mean distance. */
    static Figure errorSets(DataTable table) {
        List<Layer> layers = new ArrayList<>();
        for (String name : Columns.distinct(table, "series")) {
            DataTable rows = table.where("series", name);
            Style style = LOOKS.getOrDefault(name, Style.AUTOMATIC);
            layers.add(new Layer.Points(name, rows.numbers("rate"), rows.numbers("distance"), style)
                    .withXBars(rows.numbers("rateLow"), rows.numbers("rateHigh"))
                    .withYBars(rows.numbers("distanceLow"), rows.numbers("distanceHigh"))
                    .withNotes(List.of(rows.strings("name"))));
        }
        return Figure.of(new Panel(
                        "",
                        Axis.log("error rate \u03bc(E) on the test set"),
                        Axis.log("mean distance d(E) (l2)"),
                        layers))
                .withPanelSize(520, 380);
    }

    /** Draws, for each network, images above the nearest errors and the differences. */
    static Figure nearestErrors(DataTable table) {
        List<Panel> panels = Columns.distinct(table, "network").stream()
                .map(network -> gallery(network, table.where("network", network)))
                .toList();
        return Figure.of("", panels).withColumns(1).withPanelSize(620, 300);
    }

    private static Panel gallery(String network, DataTable table) {
        List<Layer> layers = new ArrayList<>();
        double[] numbers = Arrays.stream(table.numbers("number")).distinct().toArray();
        for (int column = 0; column < numbers.length; column++) {
            DataTable rows = table.where("number", numbers[column]);
            double[][] image = pixels(rows, "image");
            double[][] error = pixels(rows, "error");
            layers.add(picture(column, 2, image, Shades.GREY));
            layers.add(picture(column, 1, error, Shades.GREY));
            layers.add(picture(column, 0, difference(image, error), Shades.SIGNED));
            layers.add(label(column, 2, String.format(Locale.ROOT, "a %.0f", rows.numbers("label")[0])));
            layers.add(label(column, 1, String.format(Locale.ROOT, "called %.0f", rows.numbers("given")[0])));
            layers.add(label(column, 0, String.format(Locale.ROOT, "d = %.2f", rows.numbers("distance")[0])));
        }
        return new Panel(network, bare(-GAP, numbers.length * (1 + GAP)), bare(-2 * GAP, 3 * (1 + 2 * GAP)), layers)
                .withEqualAspect();
    }

    /** Returns the difference on its own scale: the largest change of a pixel is 1. */
    private static double[][] difference(double[][] image, double[][] error) {
        double[][] difference = new double[image.length][];
        Arrays.setAll(
                difference,
                i -> IntStream.range(0, image[i].length)
                        .mapToDouble(j -> error[i][j] - image[i][j])
                        .toArray());
        double largest = Arrays.stream(difference)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        for (double[] row : difference) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= largest > 0 ? largest : 1;
            }
        }
        return difference;
    }
}
