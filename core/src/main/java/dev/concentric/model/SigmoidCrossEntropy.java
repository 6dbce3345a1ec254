package dev.concentric.model;

/**
 * The sigmoid cross-entropy of a logit z and a label y: ln(1 + exp(-m)) with the margin m = z for y = 1 and -z for
 * y = 0. Neither value nor derivative overflows or cancels, however large the logit.
 */
public final class SigmoidCrossEntropy {

    private SigmoidCrossEntropy() {}

    /** Returns the loss in nats. */
    public static double loss(double logit, int label) {
        double margin = label == 1 ? logit : -logit;
        double decay = StrictMath.log1p(StrictMath.exp(-Math.abs(margin)));
        return margin < 0 ? decay - margin : decay;
    }

    /** Returns the loss's derivative by the logit, sigmoid(z) - y. */
    public static double derivative(double logit, int label) {
        double margin = label == 1 ? logit : -logit;
        double e = StrictMath.exp(-Math.abs(margin));
        double doubt = margin < 0 ? 1 / (1 + e) : e / (1 + e);
        return label == 1 ? -doubt : doubt;
    }

    /**
     * Writes the derivative of a batch's mean loss by each logit and returns that mean.
     *
     * @param logits the logits, the first {@code labels.length} of which count
     * @param labels the labels, 0 or 1
     * @param derivatives receives one derivative for each label
     */
    static double meanLoss(float[] logits, float[] labels, float[] derivatives) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            int label = (int) labels[i];
            sum += loss(logits[i], label);
            derivatives[i] = (float) (derivative(logits[i], label) / labels.length);
        }
        return sum / labels.length;
    }
}
