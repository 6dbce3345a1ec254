package dev.concentric.experiment;

import dev.concentric.store.DataTable;

/**
 * What Figure 1's planes show of a run's network at its end; worked out once and kept with the run.
 *
 * @param outerCircleErrorShare the share of the outer sphere's circle that is misclassified in the plane of two
 *     adversarial directions
 * @param greatestNormSurelyInner the greatest norm, in steps of .01, of a circle in the adversarial planes that has a
 *     point surely called inner
 * @param randomDeviation the root mean square of the distance, along rays of the random plane, between the decision
 *     boundary and the max-margin circle; NaN where no ray meets the boundary
 * @param raysWithoutBoundary the share of rays that meet no boundary between norms of .7 and 1.6
 */
record SliceFindings(
        double outerCircleErrorShare,
        double greatestNormSurelyInner,
        double randomDeviation,
        double raysWithoutBoundary) {

    /** Returns the logits on a grid of each plane. */
    static DataTable grid(TrainedRun run) {
        return run.folder().finding("slices", () -> cut(run).table());
    }

    /** Returns the numbers that claims are about. */
    static SliceFindings of(TrainedRun run) {
        DataTable table = run.folder().finding("slice-facts", () -> of(cut(run)).table());
        return new SliceFindings(
                table.numbers("outerCircleErrorShare")[0],
                table.numbers("greatestNormSurelyInner")[0],
                table.numbers("randomDeviation")[0],
                table.numbers("raysWithoutBoundary")[0]);
    }

    /** Works the numbers out. */
    static SliceFindings of(PaperSlices slices) {
        PaperSlices.Boundary random = slices.randomBoundary();
        return new SliceFindings(
                slices.outerCircleErrorShare(), slices.greatestNormSurelyInner(), random.deviation(), random.missed());
    }

    private DataTable table() {
        return DataTable.withColumns(
                        "outerCircleErrorShare", "greatestNormSurelyInner", "randomDeviation", "raysWithoutBoundary")
                .row(outerCircleErrorShare, greatestNormSurelyInner, randomDeviation, raysWithoutBoundary)
                .build();
    }

    private static PaperSlices cut(TrainedRun run) {
        return new PaperSlices(run.snapshot().classifier(), run.spec().plan());
    }
}
