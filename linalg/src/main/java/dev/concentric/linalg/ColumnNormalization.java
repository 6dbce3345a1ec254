package dev.concentric.linalg;

/**
 * What batch normalisation keeps of each column of a batch: its learned scale and shift, what the last
 * {@link Kernels#normalize} found, and what the last {@link Kernels#normalizeBackward} gave. The arrays are shared, never
 * copied.
 */
public final class ColumnNormalization {
    private final PackedMatrix scale;
    private final PackedMatrix shift;
    private final float epsilon;
    private final float[] mean;
    private final float[] variance;
    private final float[] inverseDeviation;
    private final float[] byScale;
    private final float[] byShift;

    /**
     * Makes a normalisation of as many columns as there are scales.
     *
     * @param scale the scales {@code [1 x n]}
     * @param shift the shifts {@code [1 x n]}
     * @param epsilon what is added to a variance, positive
     */
    public ColumnNormalization(PackedMatrix scale, PackedMatrix shift, double epsilon) {
        if (scale.rows() != 1 || shift.rows() != 1 || scale.columns() != shift.columns()) {
            throw new IllegalArgumentException("scale and shift must be rows of one length: " + scale + ", " + shift);
        }
        int columns = scale.columns();
        this.scale = scale;
        this.shift = shift;
        this.epsilon = (float) epsilon;
        this.mean = new float[columns];
        this.variance = new float[columns];
        this.inverseDeviation = new float[columns];
        this.byScale = new float[columns];
        this.byShift = new float[columns];
    }

    /** Returns the number n of columns. */
    public int columns() {
        return mean.length;
    }

    /** Returns the scales {@code [1 x n]}. */
    public PackedMatrix scale() {
        return scale;
    }

    /** Returns the shifts {@code [1 x n]}. */
    public PackedMatrix shift() {
        return shift;
    }

    /** Returns what is added to a variance. */
    public float epsilon() {
        return epsilon;
    }

    /** Returns the means {@code [n]}. */
    public float[] mean() {
        return mean;
    }

    /** Returns the biased variances {@code [n]}. */
    public float[] variance() {
        return variance;
    }

    /** Returns {@code 1 / sqrt(variance + epsilon)} {@code [n]}. */
    public float[] inverseDeviation() {
        return inverseDeviation;
    }

    /** Returns the gradient by the scales {@code [n]}. */
    public float[] byScale() {
        return byScale;
    }

    /** Returns the gradient by the shifts {@code [n]}. */
    public float[] byShift() {
        return byShift;
    }
}
