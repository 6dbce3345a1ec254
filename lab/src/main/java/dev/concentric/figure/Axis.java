package dev.concentric.figure;

import java.util.List;

/**
 * An axis of a panel.
 *
 * @param label the text beside the axis, empty for none
 * @param scale the scale
 * @param low the lower end; NaN fits it to the data
 * @param high the upper end; NaN fits it to the data
 * @param categories what stands at 0, 1, 2 and so on instead of numbers; empty for numbers
 */
public record Axis(String label, Scale scale, double low, double high, List<String> categories) {

    /** Checks the ends. */
    public Axis {
        categories = List.copyOf(categories);
        requireEnd(scale, low);
        requireEnd(scale, high);
        if (low >= high) {
            throw new IllegalArgumentException("an axis must rise, got " + low + " to " + high);
        }
    }

    /** Returns a linear axis fitted to the data. */
    public static Axis linear(String label) {
        return new Axis(label, Scale.LINEAR, Double.NaN, Double.NaN, List.of());
    }

    /** Returns a logarithmic axis fitted to the data. */
    public static Axis log(String label) {
        return new Axis(label, Scale.LOG, Double.NaN, Double.NaN, List.of());
    }

    /** Returns a linear axis with a text at each whole number from 0 on. */
    public static Axis categories(String label, List<String> texts) {
        return new Axis(label, Scale.LINEAR, -0.5, texts.size() - 0.5, texts);
    }

    /** Returns this axis with both ends given. */
    public Axis within(double low, double high) {
        return new Axis(label, scale, low, high, categories);
    }

    /** Returns this axis with its lower end given. */
    public Axis from(double low) {
        return new Axis(label, scale, low, high, categories);
    }

    /** Returns this axis with its upper end given. */
    public Axis upTo(double high) {
        return new Axis(label, scale, low, high, categories);
    }

    private static void requireEnd(Scale scale, double end) {
        if (!Double.isNaN(end) && !scale.shows(end)) {
            throw new IllegalArgumentException(
                    "an end of a " + (scale == Scale.LOG ? "logarithmic" : "linear") + " axis cannot be " + end);
        }
    }
}
