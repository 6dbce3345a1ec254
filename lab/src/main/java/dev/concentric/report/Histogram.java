package dev.concentric.report;

import dev.concentric.figure.Layer;
import dev.concentric.figure.Marker;
import dev.concentric.figure.Style;
import dev.concentric.figure.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bins of equal width.
 *
 * @param from where the first one begins
 * @param to where the last one ends
 * @param bins how many there are
 */
record Histogram(double from, double to, int bins) {

    /** Returns the edges of the bins. */
    double[] edges() {
        return IntStream.rangeClosed(0, bins)
                .mapToDouble(i -> from + (to - from) * i / bins)
                .toArray();
    }

    /** Returns how many values lie in each bin; those beyond the ends count in the first and the last one. */
    double[] counts(double[] values) {
        double[] counts = new double[bins];
        for (double value : values) {
            counts[Math.clamp((long) (bins * (value - from) / (to - from)), 0, bins - 1)]++;
        }
        return counts;
    }

    /** Returns the counts of each seed's values, summed up over the seeds; the places are the numbers of the bins. */
    OverSeeds overSeeds(String[] seeds, double[] values) {
        List<String> distinct = Arrays.stream(seeds).distinct().toList();
        double[] places = new double[bins * distinct.size()];
        double[] counts = new double[places.length];
        for (int i = 0; i < distinct.size(); i++) {
            String seed = distinct.get(i);
            double[] own = IntStream.range(0, values.length)
                    .filter(j -> seeds[j].equals(seed))
                    .mapToDouble(j -> values[j])
                    .toArray();
            System.arraycopy(counts(own), 0, counts, i * bins, bins);
            for (int bin = 0; bin < bins; bin++) {
                places[i * bins + bin] = bin;
            }
        }
        return OverSeeds.mean(places, counts);
    }

    /** Returns the mean counts as bars and, where seeds differ, whiskers from the lowest seed to the highest. */
    List<Layer> layers(String name, OverSeeds counts, Style style) {
        Layer bars = new Layer.Bars(name, edges(), counts.mean(), style);
        if (!counts.varies()) {
            return List.of(bars);
        }
        double[] centres = IntStream.range(0, bins)
                .mapToDouble(i -> from + (to - from) * (i + 0.5) / bins)
                .toArray();
        double[] tops = IntStream.range(0, bins)
                .mapToDouble(i -> counts.highest()[i] > 0 ? counts.mean()[i] : Double.NaN)
                .toArray();
        Style whiskers = Style.of(Tone.BLACK).with(Marker.CIRCLE).finely();
        return List.of(
                bars,
                new Layer.Points("mean, lowest and highest seed", centres, tops, whiskers)
                        .withYBars(counts.lowest(), counts.highest()));
    }
}
