package dev.concentric.data;

/**
 * On which side of 0 the logit of a classifier with one logit says that a point is misclassified. All that an attack
 * has to know of the class of its start points.
 */
public interface ErrorSide {

    /** Errors are where the logit is not negative, as on the inner sphere: where it is positive, 0 or NaN. */
    ErrorSide NOT_NEGATIVE = new ErrorSide() {
        @Override
        public boolean isError(double logit) {
            return !(logit < 0);
        }

        @Override
        public int errorDirection() {
            return 1;
        }

        @Override
        public String toString() {
            return "ErrorSide[not negative]";
        }
    };

    /** Returns whether a point with that logit is misclassified; a logit of exactly 0 or NaN is. */
    boolean isError(double logit);

    /** Returns -1 or 1: the direction in which the logit moves when the loss of a point grows. */
    int errorDirection();
}
