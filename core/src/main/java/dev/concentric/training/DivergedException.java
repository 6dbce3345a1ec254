package dev.concentric.training;

/** Thrown where the loss is no longer a finite number. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivergedException(long step, double loss) {
        super("training diverged: the loss at step " + step + " is " + loss + "; a lower learning rate may help");
    }
}
