package dev.concentric.report;

import dev.concentric.figure.Layer;
import dev.concentric.figure.Style;
import dev.concentric.store.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A quantity measured in runs that differ in their seeds alone: the mean over the seeds, and from the lowest to the
 * highest of them. A seed without a value somewhere is left out there; NaN stands where none has one.
 *
 * @param at where the quantity was measured, such as the training step, ascending
 * @param mean the mean
 * @param lowest the value of the lowest seed
 * @param highest the value of the highest seed
 */
record OverSeeds(double[] at, double[] mean, double[] lowest, double[] highest) {

    /** Returns the arithmetic means of what a table has one row of for each place and seed. */
    static OverSeeds mean(DataTable rows, String at, String quantity) {
        return mean(rows.numbers(at), rows.numbers(quantity));
    }

    /** Returns the arithmetic means of values that have one place each, the same for all seeds. */
    static OverSeeds mean(double[] at, double[] values) {
        return of(at, values, DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity());
    }

    /** Returns the geometric means, for what is shown on a logarithmic axis. */
    static OverSeeds geometricMean(double[] at, double[] values) {
        return of(at, values, Math::log, Math::exp);
    }

    private static OverSeeds of(double[] at, double[] values, DoubleUnaryOperator scale, DoubleUnaryOperator inverse) {
        Map<Double, List<Double>> places = new TreeMap<>();
        for (int i = 0; i < at.length; i++) {
            List<Double> here = places.computeIfAbsent(at[i], place -> new ArrayList<>());
            if (!Double.isNaN(values[i])) {
                here.add(values[i]);
            }
        }
        List<List<Double>> seeds = List.copyOf(places.values());
        return new OverSeeds(
                places.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                seeds.stream()
                        .mapToDouble(here -> inverse.applyAsDouble(here.stream()
                                .mapToDouble(value -> scale.applyAsDouble(value))
                                .average()
                                .orElse(Double.NaN)))
                        .toArray(),
                seeds.stream()
                        .mapToDouble(here -> here.stream()
                                .mapToDouble(Double::doubleValue)
                                .min()
                                .orElse(Double.NaN))
                        .toArray(),
                seeds.stream()
                        .mapToDouble(here -> here.stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(Double.NaN))
                        .toArray());
    }

    /** Returns whether seeds differ anywhere. */
    boolean varies() {
        return IntStream.range(0, at.length).anyMatch(i -> lowest[i] < highest[i]);
    }

    /** Returns the mean as a curve, on a band from the lowest to the highest seed where seeds differ. */
    List<Layer> layers(String name, Style style) {
        Layer band = new Layer.Band(name, at, lowest, highest, style);
        return varies() ? List.of(band, line(name, style)) : List.of(line(name, style));
    }

    /**
     * Returns the same layers for a table's rows; of a single seed the curve lies on the band of its intervals.
     *
     * @param low the column of the intervals' lower ends
     * @param high that of the upper ends
     */
    List<Layer> layers(String name, Style style, DataTable rows, String low, String high) {
        if (Columns.distinct(rows, "seed").size() > 1) {
            return layers(name, style);
        }
        return List.of(new Layer.Band(name, at, rows.numbers(low), rows.numbers(high), style), line(name, style));
    }

    /** Returns the mean as a curve. */
    Layer line(String name, Style style) {
        return new Layer.Line(name, at, mean, style);
    }
}
