package dev.concentric.linalg;

/**
 * One step of the optimiser Adam (Kingma and Ba, 2015, algorithm 1), as kernels need it. With a gradient g:
 *
 * <pre>
 * m = fma(beta1, m, rest1 g)
 * v = fma(beta2, v, rest2 (g g))
 * w = w - (rate m) / fma(correction, sqrt(v), epsilon)
 * </pre>
 *
 * <p>Rate and correction change from step to step, and the object stays, so that a step allocates nothing.
 */
public final class AdamStep {
    private final float beta1;
    private final float rest1;
    private final float beta2;
    private final float rest2;
    private final float epsilon;
    private float rate;
    private float correction;

    /** Makes a step of rate 0 with these decays, each in [0, 1), and this constant. */
    public AdamStep(double beta1, double beta2, double epsilon) {
        this.beta1 = (float) beta1;
        this.rest1 = (float) (1 - beta1);
        this.beta2 = (float) beta2;
        this.rest2 = (float) (1 - beta2);
        this.epsilon = (float) epsilon;
    }

    /**
     * Sets what changes from step to step.
     *
     * @param learningRate the learning rate over the correction of m for its start at 0
     * @param rootCorrection the factor that corrects the root of v for its start at 0
     */
    public void set(double learningRate, double rootCorrection) {
        rate = (float) learningRate;
        correction = (float) rootCorrection;
    }

    /** Returns the decay of m. */
    public float beta1() {
        return beta1;
    }

    /** Returns the weight of the gradient in m. */
    public float rest1() {
        return rest1;
    }

    /** Returns the decay of v. */
    public float beta2() {
        return beta2;
    }

    /** Returns the weight of the squared gradient in v. */
    public float rest2() {
        return rest2;
    }

    /** Returns what is added to the root of v. */
    public float epsilon() {
        return epsilon;
    }

    /** Returns the factor of m. */
    public float rate() {
        return rate;
    }

    /** Returns the factor of the root of v. */
    public float correction() {
        return correction;
    }
}
