package dev.concentric;

import java.util.Arrays;

/** The alphas that the names in the reference files stand for. */
public final class ReferenceSpectrum {

    private ReferenceSpectrum() {}

    /** Returns the alphas of a name. */
    public static double[] named(String name) {
        return switch (name) {
            case "lin500wide" -> linear(0.3, 1.4, 500);
            case "lin10" -> linear(0.1, 1.6, 10);
            case "near1_500" -> linear(0.98, 1.0005, 500);
            case "perfect20" -> linear(0.6, 0.99, 20);
            case "five" -> new double[] {0.3, 0.6, 0.9, 1.2, 1.5};
            case "one_hot500" -> {
                double[] alphas = new double[500];
                Arrays.fill(alphas, 0.78);
                alphas[0] = 5;
                yield alphas;
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double[] linear(double from, double to, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = from + (to - from) * i / (count - 1);
        }
        return values;
    }
}
