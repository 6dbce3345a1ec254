package dev.concentric.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.ReferenceSpectrum;
import dev.concentric.ReferenceTable;
import dev.concentric.data.Sphere;
import dev.concentric.model.DecisionEllipsoid;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperApproximationTest {

    /** Made with mpmath 1.2.1 at 40 digits; what the logarithm of mu costs near mu = .5 and 1 is granted. */
    @ParameterizedTest
    @CsvSource({
        "500, 0.5, 0, 0.017841241161527711, 0.0252313252202016",
        "500, 0.3, 0.023451903877018432, 0.031965619126432374, 0.045206212098253471",
        "500, 0.1, 0.057312728344580077, 0.05942997951289932, 0.084046683038697404",
        "500, 0.01, 0.10403743971334878, 0.10418898535047376, 0.14734547613253171",
        "500, 1e-6, 0.21257959760855911, 0.21257960632512809, 0.30063296234892953",
        "3, 0.9, -0.73990414134756148, 0.027333595048795405, 0.038655540826420543"
    })
    void agreesWithFortyDigits(
            int dimension, double errorRate, double blackLine, double gaussianMean, double withSqrt2) {
        assertEquals(blackLine, PaperApproximation.blackLine(dimension, errorRate), 1e-15);
        assertEquals(-blackLine, PaperApproximation.blackLineOfAppendixF(dimension, errorRate), 1e-15);
        assertEquals(gaussianMean, PaperApproximation.gaussianMean(dimension, errorRate), 1e-15);
        assertEquals(withSqrt2, PaperApproximation.withSqrt2(dimension, errorRate), 1e-15);
    }

    /**
     * Made with mpmath 1.3.0 at 40 digits, for the double given: far out, close to 1, and near .5, where the line is 0.
     */
    @ParameterizedTest
    @CsvSource({
        "500, -2302.5850929940457, 3.0314680179086369069, 3.0314680179086369069",
        "500, -23025.850929940458, 9.5957414192423245039, 9.5957414192423245039",
        "1000000, -23025.850929940458, 0.21456730107936146117, 0.21456730107936146117",
        "2, -690.7755278982137, 26.196253016549353598, 26.196253016549353598",
        "500, -0.001, -0.13820603031811611294, 0.000012374817315124587151",
        "10, -1e-09, -1.8966731133816830514, 5.0133240263265023141e-11",
        "500, -1e-15, -0.3551477596423717723, 5.4655777410428900165e-18",
        "500, -0.7, 0.00038279151924758903355, 0.018033290483516451997",
        "500, -0.69, -0.00017667752501412621184, 0.017753041627192652059"
    })
    void holdsFarOut(int dimension, double logErrorRate, double blackLine, double gaussianMean) {
        double line = PaperApproximation.blackLineOfLog(dimension, logErrorRate);
        assertEquals(blackLine, line, 1e-16 + 1e-14 * Math.abs(blackLine));
        double mean = PaperApproximation.gaussianMeanOfLog(dimension, logErrorRate);
        assertEquals(gaussianMean, mean, 1e-12 * gaussianMean);
        assertEquals(Math.sqrt(2) * mean, PaperApproximation.withSqrt2OfLog(dimension, logErrorRate));
    }

    @Test
    void approachesTheExactMeanInHighDimension() {
        double exact = IsoperimetricBound.maximalMeanChord(1_000_000, 0.01);
        assertEquals(exact, PaperApproximation.gaussianMean(1_000_000, 0.01), 1e-5 * exact);
    }

    /** At small measures the black line exceeds the exact optimum, near one half it is far below. */
    @Test
    void missesTheExactMeanOnEitherSide() {
        assertTrue(PaperApproximation.blackLine(500, 1e-6) > IsoperimetricBound.maximalMeanChord(500, 1e-6));
        assertTrue(PaperApproximation.blackLine(500, 0.3) < 0.75 * IsoperimetricBound.maximalMeanChord(500, 0.3));
    }

    /** As printed: made with mpmath 1.2.1 at 40 digits. As corrected: the reference file's. */
    @ParameterizedTest
    @CsvSource({
        "lin500wide, 0.72778311293922693",
        "lin10, 0.61715347269428074",
        "one_hot500, 0.9061238527602778",
        "near1_500, 1"
    })
    void estimatesErrorRatesAsPrintedAndAsCorrected(String spectrum, double printed) {
        double[] alphas = ReferenceSpectrum.named(spectrum);
        assertEquals(printed, PaperApproximation.equation3AsPrinted(alphas), 1e-12);
        Map<String, String> row = ReferenceTable.read("quadratic-form.csv").stream()
                .filter(candidate -> spectrum.equals(candidate.get("spectrum")))
                .findFirst()
                .orElseThrow();
        double corrected = Math.log(Double.parseDouble(row.get("inner_clt")));
        double appendixD =
                DecisionEllipsoid.ofAlphas(alphas).errors(Sphere.INNER, 1).cltLogPositive();
        assertEquals(corrected, appendixD, 1e-12 * Math.abs(corrected));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> PaperApproximation.blackLine(500, 0));
        assertThrows(IllegalArgumentException.class, () -> PaperApproximation.blackLine(1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> PaperApproximation.gaussianMean(500, 1));
        assertThrows(IllegalArgumentException.class, () -> PaperApproximation.blackLineOfLog(500, 0));
        assertThrows(IllegalArgumentException.class, () -> PaperApproximation.withSqrt2OfLog(500, Double.NaN));
        assertThrows(
                IllegalArgumentException.class,
                () -> PaperApproximation.gaussianMeanOfLog(500, Double.NEGATIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> PaperApproximation.equation3AsPrinted(new double[] {1, 1}));
        assertThrows(
                IllegalArgumentException.class, () -> PaperApproximation.equation3AsPrinted(new double[] {Double.NaN}));
    }
}
