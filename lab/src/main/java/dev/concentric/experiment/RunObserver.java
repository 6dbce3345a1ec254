package dev.concentric.experiment;

/** Is told how runs go on, from the threads that work on them. */
public interface RunObserver {

    /** An observer that ignores everything. */
    RunObserver SILENT = new RunObserver() {};

    /** A run goes on from the checkpoint of a step. */
    default void resumed(RunSpec run, long step) {}

    /** Something happened to a run that its user should know, though it goes on. */
    default void warned(RunSpec run, String what) {}

    /** A training step was made. Called at every step: an observer decides for itself how often to show it. */
    default void advanced(RunSpec run, long step, double batchLoss) {}

    /** A snapshot is about to be measured. */
    default void measuring(RunSpec run, long step) {}

    /** A snapshot was measured. */
    default void measured(RunSpec run, Measurement measurement) {}

    /** A run is complete. */
    default void finished(RunSpec run) {}

    /** A run was complete already. */
    default void reused(RunSpec run) {}

    /** A run failed; the others go on. */
    default void failed(RunSpec run, RuntimeException cause) {}
}
