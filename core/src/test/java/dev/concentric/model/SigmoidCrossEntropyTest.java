package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigmoidCrossEntropyTest {

    @Test
    void isTheLogarithmOfTheProbability() {
        assertEquals(Math.log(2), SigmoidCrossEntropy.loss(0, 0), 1e-15);
        assertEquals(Math.log(2), SigmoidCrossEntropy.loss(0, 1), 1e-15);
        assertEquals(-Math.log(0.9), SigmoidCrossEntropy.loss(Math.log(9), 1), 1e-15);
        assertEquals(-Math.log(0.1), SigmoidCrossEntropy.loss(Math.log(9), 0), 1e-14);
    }

    @Test
    void neverOverflows() {
        for (double logit : new double[] {-1e4, -800, 800, 1e4, -1e300, 1e300}) {
            int right = logit > 0 ? 1 : 0;
            assertEquals(0, SigmoidCrossEntropy.loss(logit, right));
            assertEquals(0, Math.abs(SigmoidCrossEntropy.derivative(logit, right)));
            assertEquals(Math.abs(logit), SigmoidCrossEntropy.loss(logit, 1 - right));
            assertEquals(Math.signum(logit), SigmoidCrossEntropy.derivative(logit, 1 - right));
        }
        assertTrue(Double.isNaN(SigmoidCrossEntropy.loss(Double.NaN, 0)));
    }

    /** Where sigmoid(z) - 1 in floating point is 0, the loss and its derivative still are not. */
    @Test
    void keepsItsDigitsWhereTheLossIsTiny() {
        assertEquals(Math.exp(-50), SigmoidCrossEntropy.loss(50, 1), 1e-14 * Math.exp(-50));
        assertEquals(-Math.exp(-50), SigmoidCrossEntropy.derivative(50, 1), 1e-14 * Math.exp(-50));
        assertEquals(Math.exp(-700), SigmoidCrossEntropy.loss(-700, 0), 1e-12 * Math.exp(-700));
        assertEquals(Math.exp(-700), SigmoidCrossEntropy.derivative(-700, 0), 1e-12 * Math.exp(-700));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -5, -1.5, -0.1, 0, 0.3, 1, 4, 20})
    void derivativeAgreesWithDifferences(double logit) {
        for (int label = 0; label <= 1; label++) {
            double h = 1e-5;
            double above = SigmoidCrossEntropy.loss(logit + h, label);
            double below = SigmoidCrossEntropy.loss(logit - h, label);
            double difference = (above - below) / (2 * h);
            assertEquals(difference, SigmoidCrossEntropy.derivative(logit, label), 1e-8 * Math.abs(difference) + 1e-10);
        }
    }

    @Test
    void averagesOverABatch() {
        float[] logits = {2, -1, 0.5f, 99};
        float[] labels = {1, 1, 0};
        float[] derivatives = {0, 0, 0, 7};
        double mean = SigmoidCrossEntropy.meanLoss(logits, labels, derivatives);
        double expected =
                (SigmoidCrossEntropy.loss(2, 1) + SigmoidCrossEntropy.loss(-1, 1) + SigmoidCrossEntropy.loss(0.5, 0))
                        / 3;
        assertEquals(expected, mean, 1e-15);
        assertEquals(SigmoidCrossEntropy.derivative(-1, 1) / 3, derivatives[1], 1e-8);
        assertEquals(7, derivatives[3]);
    }
}
