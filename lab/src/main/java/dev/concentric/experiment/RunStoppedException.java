package dev.concentric.experiment;

/** Thrown where a run was asked to stop before its end; it goes on from there when it is trained again. */
public final class RunStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunStoppedException(String message) {
        super(message);
    }
}
