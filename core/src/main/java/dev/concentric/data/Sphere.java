package dev.concentric.data;

/** One of the two concentric spheres, which is also a point's class. */
public enum Sphere implements ErrorSide {
    /** The inner sphere: label 0, right where the logit is negative. */
    INNER(0),
    /** The outer sphere: label 1, right where the logit is positive. */
    OUTER(1);

    private final int label;

    Sphere(int label) {
        this.label = label;
    }

    /** Returns the label: 0 or 1. */
    public int label() {
        return label;
    }

    /** Returns whether a point of this sphere with that logit is misclassified; a logit of exactly 0 or NaN is. */
    @Override
    public boolean isError(double logit) {
        return !(this == INNER ? logit < 0 : logit > 0);
    }

    /** Returns -1 or 1: the direction in which the logit moves when the loss of a point of this sphere grows. */
    @Override
    public int errorDirection() {
        return this == INNER ? 1 : -1;
    }

    /** Returns the sphere's name in lower case, as the command line and the files write it. */
    public String key() {
        return this == INNER ? "inner" : "outer";
    }
}
