package dev.concentric.experiment;

import dev.concentric.store.DataTable;
import java.util.Arrays;

/** The alphas of a run's quadratic network at its end; worked out once and kept with the run. */
final class Alphas {

    private Alphas() {}

    static double[] of(TrainedRun run) {
        return run.folder()
                .finding("alphas", () -> {
                    DataTable.Builder table = DataTable.withColumns("alpha");
                    Arrays.stream(PaperResults.quadratic(run)
                                    .decisionEllipsoid()
                                    .alphas())
                            .forEach(table::row);
                    return table.build();
                })
                .numbers("alpha");
    }
}
