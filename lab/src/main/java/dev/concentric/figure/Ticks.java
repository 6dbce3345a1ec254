package dev.concentric.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Chooses the ticks of an axis. */
final class Ticks {

    private static final String MINUS = "\u2212";
    private static final double TOLERANCE = 1e-9;

    private Ticks() {}

    /**
     * A tick.
     *
     * @param value its place
     * @param label its text, empty for a minor tick
     */
    record Tick(double value, String label) {

        boolean major() {
            return !label.isEmpty();
        }
    }

    /** Returns a tick for each text, at 0, 1, 2 and so on. */
    static List<Tick> of(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new Tick(i, texts.get(i)))
                .toList();
    }

    /** Returns labelled round values between two ends, in steps of at least one part in {@code most} of the way. */
    static List<Tick> linear(double low, double high, int most) {
        double step = step((high - low) / Math.max(2, most));
        int stepExponent = exponent(step);
        double largest = Math.max(Math.abs(low), Math.abs(high));
        boolean scientific = largest >= 1e5 || stepExponent < -4;
        List<Tick> ticks = new ArrayList<>();
        double first = Math.ceil(low / step - TOLERANCE);
        long count = (long) (Math.floor(high / step + TOLERANCE) - first);
        for (long i = 0; i <= Math.min(count, 1000); i++) {
            double value = (first + i) * step;
            String label = scientific
                    ? scientific(value, exponent(largest), stepExponent)
                    : decimal(value, Math.max(0, -stepExponent));
            ticks.add(new Tick(value, label));
        }
        return ticks;
    }

    /**
     * Returns the ticks of a logarithmic axis: labelled powers of ten, every second, fifth and so on if more than
     * {@code most} lie on the axis, and unlabelled ticks between. An axis with fewer than two powers of ten labels
     * their multiples by 2 and 5 too, a shorter one is labelled like a linear axis.
     */
    static List<Tick> logarithmic(double low, double high, int most) {
        int first = (int) Math.ceil(Math.log10(low) - TOLERANCE);
        int last = (int) Math.floor(Math.log10(high) + TOLERANCE);
        if (last - first >= 1) {
            return decades(low, high, first, last, (int) step((last - first) / (double) Math.max(1, most - 1), 1));
        }
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = first - 1; exponent <= last; exponent++) {
            for (int digit = 1; digit < 10; digit++) {
                String label = digit == 1
                        ? PowerOfTen.text(exponent)
                        : digit == 2 || digit == 5 ? digit + "\u00d7" + PowerOfTen.text(exponent) : "";
                addWithin(ticks, low, high, new Tick(digit * Math.pow(10, exponent), label));
            }
        }
        boolean labelled = ticks.stream().filter(Tick::major).count() >= 2;
        return labelled ? ticks : linear(low, high, most);
    }

    private static List<Tick> decades(double low, double high, int first, int last, int stride) {
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = first - 1; exponent <= last; exponent++) {
            boolean labelled = Math.floorMod(exponent, stride) == 0;
            addWithin(ticks, low, high, new Tick(Math.pow(10, exponent), labelled ? PowerOfTen.text(exponent) : ""));
            for (int digit = 2; stride == 1 && digit < 10; digit++) {
                addWithin(ticks, low, high, new Tick(digit * Math.pow(10, exponent), ""));
            }
        }
        return ticks;
    }

    private static void addWithin(List<Tick> ticks, double low, double high, Tick tick) {
        if (tick.value() >= low * (1 - TOLERANCE) && tick.value() <= high * (1 + TOLERANCE)) {
            ticks.add(tick);
        }
    }

    /** Returns the least of 1, 2 and 5 times a power of ten that is no smaller than a size. */
    private static double step(double size) {
        return step(size, Double.MIN_NORMAL);
    }

    private static double step(double size, double least) {
        double wanted = Math.max(size, least);
        int exponent = exponent(wanted);
        for (int digit : new int[] {1, 2, 5}) {
            double step = times(digit, exponent);
            if (step >= wanted * (1 - TOLERANCE)) {
                return step;
            }
        }
        return times(1, exponent + 1);
    }

    /** Returns a digit times a power of ten, as exact as the literal. */
    private static double times(int digit, int exponent) {
        return Double.parseDouble(digit + "e" + exponent);
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(value) + TOLERANCE);
    }

    private static String decimal(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        String digits = text.startsWith("-") ? text.substring(1) : text;
        boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
        return text.startsWith("-") && !zero ? MINUS + digits : digits;
    }

    private static String scientific(double value, int exponent, int stepExponent) {
        if (value == 0) {
            return "0";
        }
        double mantissa = value / Math.pow(10, exponent);
        return decimal(mantissa, Math.min(15, Math.max(0, exponent - stepExponent))) + "\u00d7"
                + PowerOfTen.text(exponent);
    }
}
