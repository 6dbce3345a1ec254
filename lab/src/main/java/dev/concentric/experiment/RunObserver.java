package dev.concentric.experiment;

import dev.concentric.store.Document;

/** Is told how runs go on, from the threads that work on them, and what is made of them then. */
public interface RunObserver {

    /** An observer that ignores everything. */
    RunObserver SILENT = new RunObserver() {};

    /** A run goes on from the checkpoint of a step. */
    default void resumed(Run run, long step) {}

    /** Something happened to a run that its user should know, though it goes on. */
    default void warned(Run run, String what) {}

    /** A training step was made. Called at every step: an observer decides for itself how often to show it. */
    default void advanced(Run run, long step, double batchLoss) {}

    /** A snapshot is about to be measured. */
    default void measuring(Run run, long step) {}

    /** A snapshot was measured, and came to these {@linkplain Run#figures key figures}. */
    default void measured(Run run, Document figures) {}

    /** A run is complete. */
    default void finished(Run run) {}

    /** A run was complete already. */
    default void reused(Run run) {}

    /** A run failed; the others go on. */
    default void failed(Run run, RuntimeException cause) {}

    /** The data of a figure, or the claims, are about to be made of complete runs, which may take minutes. */
    default void making(String what) {}
}
