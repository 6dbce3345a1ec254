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

    private final transient List<Failure> failures;

    RunsFailedException(List<Failure> failures) {
        super(
                failures.stream()
                        .map(failure -> failure.run + ": " + failure.cause.getMessage())
                        .collect(Collectors.joining("; ")),
                failures.getFirst().cause);
        this.failures = List.copyOf(failures);
    }

    /** Returns why the runs failed, in the order in which they were asked for. */
    public List<RuntimeException> causes() {
        return failures.stream().map(Failure::cause).toList();
    }
}
