package dev.concentric.experiment;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown where some of many runs failed; the others are complete. */
public final class RunsFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One run's failure.
     *
     * @param run the run's name
     * @param cause why it failed
     */
    record Failure(String run, RuntimeException cause) {}

    RunsFailedException(List<Failure> failures) {
        super(
                failures.stream()
                        .map(failure -> failure.run + ": " + failure.cause.getMessage())
                        .collect(Collectors.joining("; ")),
                failures.getFirst().cause);
    }
}
