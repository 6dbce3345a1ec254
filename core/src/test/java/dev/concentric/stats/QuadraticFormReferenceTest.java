package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.ReferenceSpectrum;
import dev.concentric.ReferenceTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuadraticFormReferenceTest {
    private static final double OUTER_RADIUS = 1.3;

    static List<Map<String, String>> spectra() {
        return ReferenceTable.read("quadratic-form.csv");
    }

    static List<Map<String, String>> families() {
        return ReferenceTable.read("quadratic-form-tails.csv");
    }

    @ParameterizedTest
    @MethodSource("spectra")
    void agreesOnBothSpheres(Map<String, String> row) {
        double[] alphas = ReferenceSpectrum.named(row.get("spectrum"));
        double square = OUTER_RADIUS * OUTER_RADIUS;
        assertSphere(row, "inner", Arrays.stream(alphas).map(alpha -> alpha - 1));
        assertSphere(row, "outer", Arrays.stream(alphas).map(alpha -> -(alpha * square - 1)));
    }

    private static void assertSphere(Map<String, String> row, String sphere, DoubleStream weights) {
        QuadraticForm form = new QuadraticForm(weights.toArray());
        TailProbability actual = form.probabilityPositive();
        double rate = Double.parseDouble(row.get(sphere + "_error_rate"));
        assertEquals(rate, actual.value(), 1e-12 * rate);
        assertTrue(actual.relativeErrorBound() < 1e-10);
        double clt = Double.parseDouble(row.get(sphere + "_clt"));
        double chernoff = Double.parseDouble(row.get(sphere + "_chernoff"));
        if (rate == 0) {
            assertEquals(TailProbability.NEVER, actual);
            assertEquals(0, Math.exp(form.chernoffLogPositive()));
        } else {
            assertEquals(clt, Math.exp(form.cltLogPositive()), 1e-12 * clt);
            assertEquals(chernoff, Math.exp(form.chernoffLogPositive()), 1e-12 * chernoff);
            assertEquals(Math.log(rate), form.saddlePointLogPositive(), Math.log(1.2));
        }
    }

    /** Of probabilities down to 10^-14336, and the error stays below the bound that came with it. */
    @ParameterizedTest
    @MethodSource("families")
    void agreesWithFortyDigitsInTheTail(Map<String, String> row) {
        double[] weights = weights(
                row.get("family"),
                Arrays.stream(row.get("arguments").split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
        assertEquals(Integer.parseInt(row.get("dimension")), weights.length);
        double expected = Double.parseDouble(row.get("log_positive"));
        TailProbability actual = new QuadraticForm(weights).probabilityPositive();
        double error = Math.abs(Math.expm1(actual.logProbability() - expected));
        double ofExpected = Math.ulp(expected) / 2;
        assertTrue(error <= actual.relativeErrorBound() + ofExpected, () -> error + " off, but " + actual);
        assertTrue(actual.relativeErrorBound() < 1e-10, actual::toString);
    }

    /** The families of quadratic_form.py. */
    private static double[] weights(String family, double[] a) {
        return switch (family) {
            case "list" -> a;
            case "lin" -> linear(a[0], a[1], (int) a[2]);
            case "dominant" -> concat(new double[] {a[0]}, linear(a[1], a[2], (int) a[3] - 1));
            case "pairs" -> twice(linear(a[0], a[1], (int) a[2] / 2));
            case "layers" -> twice(concat(Arrays.copyOfRange(a, 3, a.length), linear(a[0], a[1], (int) a[2])));
            case "ties" -> concat(repeated(a[0], (int) a[1]), repeated(-a[2], (int) a[3]));
            case "alternating" -> alternating((int) a[0], a[1]);
            default -> throw new IllegalArgumentException(family);
        };
    }

    private static double[] linear(double from, double to, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> from + (to - from) * i / (count - 1));
        return values;
    }

    private static double[] repeated(double value, int count) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] alternating(int count, double ratio) {
        double[] values = new double[count];
        double power = 1;
        for (int i = 0; i < count; i++) {
            values[i] = i % 2 == 0 ? power : -power;
            power *= ratio;
        }
        return values;
    }

    private static double[] twice(double[] values) {
        return concat(values, values);
    }

    private static double[] concat(double[] first, double[] second) {
        return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }
}
