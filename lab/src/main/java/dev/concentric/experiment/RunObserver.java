package dev.concentric.experiment;

/** Is told how runs go on, from the threads that work on them. */
public interface RunObserver {

    /** An observer that ignores everything. */
    RunObserver SILENT = new RunObserver() {};

    /** A training step was made. Called at every step: an observer decides for itself how often to show it. */
    default void advanced(RunSpec run, long step, double batchLoss) {}

    /** A snapshot is about to be measured. */
    default void measuring(RunSpec run, long step) {}

    /** A run is complete. */
    default void finished(RunSpec run) {}

    /** A run was complete already. */
    default void reused(RunSpec run) {}

    /** A run failed; the others go on. */
    default void failed(RunSpec run, RuntimeException cause) {}
}
