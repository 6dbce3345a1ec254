package dev.concentric.experiment;

import dev.concentric.store.RunFolder;
import dev.concentric.training.DivergedException;

/** Thrown where a run stopped because its loss or a learned number was no longer finite. */
public final class RunDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunDivergedException(DivergedException cause, RunFolder folder) {
        super(
                cause.getMessage() + "; last good checkpoint: "
                        + folder.latestCheckpoint()
                                .map(checkpoint -> checkpoint.file().toString())
                                .orElse("none"),
                cause);
    }
}
