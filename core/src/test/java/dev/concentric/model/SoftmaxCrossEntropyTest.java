package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.linalg.FloatMatrix;
import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyTest {

    @Test
    void isTheLogarithmOfTheProbability() {
        assertEquals(Math.log(3), SoftmaxCrossEntropy.loss(new double[] {5, 5, 5}, 1), 1e-15);
        double[] logits = {Math.log(0.2), Math.log(0.5), Math.log(0.3)};
        assertEquals(-Math.log(0.2), SoftmaxCrossEntropy.loss(logits, 0), 1e-15);
        assertEquals(-Math.log(0.5), SoftmaxCrossEntropy.loss(logits, 1), 1e-15);
        assertEquals(-Math.log(0.3), SoftmaxCrossEntropy.loss(logits, 2), 1e-15);
    }

    /** Of two classes it is the sigmoid's, of the difference of the logits. */
    @Test
    void agreesWithTheSigmoidWhereThereAreTwoClasses() {
        for (double logit : new double[] {-800, -30, -2, 0, 0.5, 7, 60, 1e4}) {
            for (int label = 0; label < 2; label++) {
                double expected = SigmoidCrossEntropy.loss(logit, label);
                assertEquals(expected, SoftmaxCrossEntropy.loss(new double[] {0, logit}, label), 1e-15 * expected);
                FloatMatrix derivatives = FloatMatrix.zeros(1, 2);
                FloatMatrix logits = FloatMatrix.over(new float[] {0, (float) logit}, 1, 2);
                SoftmaxCrossEntropy.derivatives(logits, new float[] {label}, derivatives);
                float derivative = (float) SigmoidCrossEntropy.derivative((float) logit, label);
                assertEquals(derivative, derivatives.get(0, 1), 1e-7 * Math.abs(derivative));
                assertEquals(-derivative, derivatives.get(0, 0), 1e-7 * Math.abs(derivative));
            }
        }
    }

    @Test
    void neverOverflows() {
        for (double scale : new double[] {1e4, 1e30, 1e300}) {
            double[] logits = {-scale, scale, 0};
            assertEquals(0, SoftmaxCrossEntropy.loss(logits, 1));
            assertEquals(2 * scale, SoftmaxCrossEntropy.loss(logits, 0));
            assertEquals(scale, SoftmaxCrossEntropy.loss(logits, 2));
        }
        FloatMatrix derivatives = FloatMatrix.zeros(2, 3);
        FloatMatrix logits = FloatMatrix.over(new float[] {-1e4f, 1e4f, 0, -1e30f, 1e30f, 0}, 2, 3);
        assertEquals(1e4, SoftmaxCrossEntropy.meanLoss(logits, new float[] {0, 1}, derivatives));
        float[] expected = {-0.5f, 0.5f, 0, 0, 0, 0};
        for (int i = 0; i < 6; i++) {
            assertEquals(0, Math.abs(expected[i] - derivatives.data()[i]), "derivative " + i);
        }
    }

    /** Where 1 - softmax in floating point is 0, the loss and its derivative still are not. */
    @Test
    void keepsItsDigitsWhereTheLossIsTiny() {
        double tiny = Math.exp(-50) + Math.exp(-52);
        assertEquals(tiny, SoftmaxCrossEntropy.loss(new double[] {-50, 0, -52}, 1), 1e-14 * tiny);
        FloatMatrix derivatives = FloatMatrix.zeros(1, 3);
        FloatMatrix logits = FloatMatrix.over(new float[] {-50, 0, -52}, 1, 3);
        SoftmaxCrossEntropy.derivatives(logits, new float[] {1}, derivatives);
        assertEquals(-tiny, derivatives.get(0, 1), 1e-7 * tiny);
    }

    @Test
    void derivativesAgreeWithDifferences() {
        double[] logits = {0.5, -2, 3, 1.25};
        float[] single = Affine.rounded(logits);
        for (int label = 0; label < 4; label++) {
            FloatMatrix derivatives = FloatMatrix.zeros(1, 4);
            SoftmaxCrossEntropy.derivatives(FloatMatrix.over(single, 1, 4), new float[] {label}, derivatives);
            for (int k = 0; k < 4; k++) {
                double[] moved = logits.clone();
                moved[k] += 1e-5;
                double above = SoftmaxCrossEntropy.loss(moved, label);
                moved[k] -= 2e-5;
                double below = SoftmaxCrossEntropy.loss(moved, label);
                assertEquals((above - below) / 2e-5, derivatives.get(0, k), 1e-7);
            }
        }
    }

    @Test
    void averagesOverABatch() {
        FloatMatrix logits = FloatMatrix.over(new float[] {1, 2, 0, 3, 3, 3}, 2, 3);
        FloatMatrix mean = FloatMatrix.zeros(2, 3);
        FloatMatrix own = FloatMatrix.zeros(2, 3);
        float[] labels = {2, 0};
        double expected = (SoftmaxCrossEntropy.loss(new double[] {1, 2, 0}, 2) + Math.log(3)) / 2;
        assertEquals(expected, SoftmaxCrossEntropy.meanLoss(logits, labels, mean), 1e-15);
        SoftmaxCrossEntropy.derivatives(logits, labels, own);
        for (int i = 0; i < 6; i++) {
            assertEquals(own.data()[i] / 2, mean.data()[i], 1e-8);
        }
    }

    @Test
    void isNoNumberWhereALogitIsNone() {
        for (int k = 0; k < 3; k++) {
            double[] logits = {1, 2, 3};
            logits[k] = Double.NaN;
            float[] single = Affine.rounded(logits);
            FloatMatrix derivatives = FloatMatrix.zeros(1, 3);
            for (int label = 0; label < 3; label++) {
                assertTrue(Double.isNaN(SoftmaxCrossEntropy.loss(logits, label)));
                float[] labels = {label};
                assertTrue(Double.isNaN(
                        SoftmaxCrossEntropy.meanLoss(FloatMatrix.over(single, 1, 3), labels, derivatives)));
            }
        }
        double infinite = Double.POSITIVE_INFINITY;
        assertTrue(Double.isNaN(SoftmaxCrossEntropy.loss(new double[] {infinite, 0}, 0)));
        assertEquals(infinite, SoftmaxCrossEntropy.loss(new double[] {infinite, 0}, 1));
    }

    @Test
    void refusesLabelsThatAreNoClass() {
        FloatMatrix logits = FloatMatrix.zeros(1, 3);
        FloatMatrix derivatives = FloatMatrix.zeros(1, 3);
        for (float label : new float[] {-1, 3, 0.5f, Float.NaN}) {
            float[] labels = {label};
            var e = assertThrows(
                    IllegalArgumentException.class, () -> SoftmaxCrossEntropy.meanLoss(logits, labels, derivatives));
            assertEquals("a label is a class from 0 to 2, got " + label, e.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> SoftmaxCrossEntropy.loss(new double[3], 3));
        assertThrows(
                IllegalArgumentException.class,
                () -> SoftmaxCrossEntropy.derivatives(logits, new float[2], derivatives));
        assertThrows(
                IllegalArgumentException.class,
                () -> SoftmaxCrossEntropy.derivatives(logits, new float[1], FloatMatrix.zeros(1, 2)));
    }
}
