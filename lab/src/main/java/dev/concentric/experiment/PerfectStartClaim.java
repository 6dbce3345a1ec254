package dev.concentric.experiment;

import java.util.List;

/** The paper's claim about training from a perfect start (section 4, Figure 2 right), held against a run. */
final class PerfectStartClaim {
    private static final long PAPER_STEP = 1000;

    private final List<Measurement> measurements;

    PerfectStartClaim(TrainedRun run) {
        this.measurements = run.measurements();
    }

    Claim claim() {
        Measurement first = measurements.getFirst();
        Measurement last = measurements.getLast();
        boolean diverges = last.meanLoss() < first.meanLoss()
                && last.requireEllipsoid().worstLoss()
                        > first.requireEllipsoid().worstLoss()
                && last.requireEllipsoid().wrongAlphas() > 0;
        return new Claim(
                "perfect-start",
                "sect. 4, Fig. 2 right",
                "From a perfect start, training lowers the average loss while the worst case and the number of wrong"
                        + " alphas grow; errors exist again after 1000 steps.",
                "errors after 1000 steps",
                firstErrors() + "; " + last.requireEllipsoid().wrongAlphas() + " wrong at step "
                        + Readable.count(last.step()) + "; average loss " + change(first.meanLoss(), last.meanLoss())
                        + ", worst "
                        + change(
                                first.requireEllipsoid().worstLoss(),
                                last.requireEllipsoid().worstLoss()),
                diverges ? Verdict.REPRODUCED : last.step() >= PAPER_STEP ? Verdict.DIFFERS : Verdict.NOT_REACHED,
                "When it happens depends on how w and s share w s\u00b2, which the paper does not say; here s = 1.");
    }

    private String firstErrors() {
        return measurements.stream()
                .filter(measurement -> measurement.requireEllipsoid().wrongAlphas() > 0)
                .findFirst()
                .map(measurement -> "first wrong alphas seen at step " + Readable.count(measurement.step()))
                .orElse("no wrong alpha seen");
    }

    private static String change(double from, double to) {
        return Readable.number(from) + " to " + Readable.number(to);
    }
}
