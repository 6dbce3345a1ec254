package dev.concentric.training;

/** Thrown where the loss or a learned number is no longer finite. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long step;

    private DivergedException(long step, String what) {
        super("training diverged: after step " + step + ", " + what + "; a lower learning rate may help");
        this.step = step;
    }

    /** Says that the loss of the batch behind {@code step} steps is not finite, and which tensor is to blame. */
    static DivergedException ofLoss(long step, double loss, TrainingState state) {
        String tensor = state.firstNonFinite()
                .orElseGet(() -> "all tensors are finite, the largest number is where " + state.largest());
        return new DivergedException(step, "the loss is " + loss + ", " + tensor);
    }

    /** Says which learned number is not finite. */
    static DivergedException ofState(long step, String nonFinite) {
        return new DivergedException(step, nonFinite);
    }

    /** Returns the number of steps made. */
    public long step() {
        return step;
    }
}
