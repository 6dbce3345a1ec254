package dev.concentric.attack;

/** What a search can come to without saying so by its result alone. */
public enum AttackWarning {
    /** The search ended early because the gradient was zero or not finite. */
    GRADIENT_VANISHED,
    /** No step led to a point that is classified worse than the start, which is no error itself. */
    NO_PROGRESS,
    /**
     * The search ended at a point that is classified better than one that it had passed: smaller steps may lead on.
     */
    BEST_NOT_LAST
}
