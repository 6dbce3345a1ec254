package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;

/**
 * The softmax cross-entropy of the logits z and a class y: {@code ln(sum_k exp(z_k)) - z_y}. Neither value nor derivatives
 * overflow or cancel, however large the logits. Where a logit is not a number, neither is the loss.
 */
public final class SoftmaxCrossEntropy {

    private SoftmaxCrossEntropy() {}

    /**
     * Returns the loss in nats.
     *
     * @param logits one logit for each class
     * @param label the class, from 0 on
     */
    public static double loss(double[] logits, int label) {
        requireClass(label, logits.length);
        int top = 0;
        for (int k = 1; k < logits.length; k++) {
            top = logits[k] > logits[top] ? k : top;
        }
        double others = 0;
        for (int k = 0; k < logits.length; k++) {
            others += k == top ? 0 : StrictMath.exp(logits[k] - logits[top]);
        }
        return lossBelowTop(logits[top], others, logits[label]);
    }

    /** Returns the loss from the largest logit and what exponentials of all others come to beside that one's. */
    private static double lossBelowTop(double top, double others, double logit) {
        return StrictMath.log1p(others) + (top - logit);
    }

    /**
     * Writes the derivatives of each row's own loss by its logits: {@code softmax(z)_k}, less 1 for the row's class.
     *
     * @param logits the logits {@code [B x classes]}
     * @param labels the classes {@code [B]}
     * @param derivatives receives the derivatives {@code [B x classes]}
     */
    public static void derivatives(FloatMatrix logits, float[] labels, FloatMatrix derivatives) {
        sumOfLosses(logits, labels, 1, derivatives);
    }

    /**
     * Writes the derivatives of a batch's mean loss by the logits and returns that mean.
     *
     * @param logits the logits {@code [B x classes]}
     * @param labels the classes {@code [B]}
     * @param derivatives receives the derivatives {@code [B x classes]}
     */
    public static double meanLoss(FloatMatrix logits, float[] labels, FloatMatrix derivatives) {
        return sumOfLosses(logits, labels, labels.length, derivatives) / labels.length;
    }

    private static double sumOfLosses(FloatMatrix logits, float[] labels, int divisor, FloatMatrix derivatives) {
        boolean fits = derivatives.rows() == logits.rows() && derivatives.columns() == logits.columns();
        if (labels.length != logits.rows() || !fits) {
            throw new IllegalArgumentException(
                    logits + ", " + labels.length + " labels and derivatives " + derivatives + " do not fit");
        }
        double sum = 0;
        for (int row = 0; row < labels.length; row++) {
            sum += rowLoss(logits, row, requireClass(labels[row], logits.columns()), divisor, derivatives);
        }
        return sum;
    }

    /** Writes a row's derivatives over the divisor and returns its loss. */
    private static double rowLoss(FloatMatrix logits, int row, int label, int divisor, FloatMatrix derivatives) {
        int classes = logits.columns();
        float[] z = logits.data();
        int start = row * classes;
        int top = start;
        for (int k = start + 1; k < start + classes; k++) {
            top = z[k] > z[top] ? k : top;
        }
        double others = 0;
        double wrong = 0;
        for (int k = start; k < start + classes; k++) {
            double exponential = StrictMath.exp((double) z[k] - z[top]);
            others += k == top ? 0 : exponential;
            wrong += k == start + label ? 0 : exponential;
        }
        double scale = 1 / ((1 + others) * divisor);
        for (int k = start; k < start + classes; k++) {
            // The class's own, softmax less 1, is what the others have together: so it keeps its digits near 0.
            double share = k == start + label ? -wrong : StrictMath.exp((double) z[k] - z[top]);
            derivatives.data()[k] = (float) (share * scale);
        }
        return lossBelowTop(z[top], others, z[start + label]);
    }

    private static int requireClass(float label, int classes) {
        if (!(label >= 0 && label < classes && label == (int) label)) {
            throw new IllegalArgumentException("a label is a class from 0 to " + (classes - 1) + ", got " + label);
        }
        return (int) label;
    }
}
