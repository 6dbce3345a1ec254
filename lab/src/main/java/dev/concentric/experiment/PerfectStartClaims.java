package dev.concentric.experiment;

import java.util.Comparator;
import java.util.List;

/** The paper's claims about training from a perfect start (section 4, Figure 2 right), held against a run. */
final class PerfectStartClaims {
    private static final long PAPER_STEP = 1000;

    private final List<Measurement> measurements;
    private final Measurement first;
    private final Measurement last;

    PerfectStartClaims(TrainedRun run) {
        this.measurements = run.measurements();
        this.first = measurements.getFirst();
        this.last = measurements.getLast();
    }

    List<Claim> all() {
        return List.of(errorsReturn(), lossesDiverge());
    }

    private Claim errorsReturn() {
        Measurement wrong = measurements.stream()
                .filter(measurement -> measurement.requireEllipsoid().wrongAlphas() > 0)
                .findFirst()
                .orElse(last);
        boolean inTime = wrong.requireEllipsoid().wrongAlphas() > 0 && wrong.step() <= PAPER_STEP;
        return new Claim(
                "perfect-start-errors",
                "sect. 4, Fig. 2 right",
                "Trained from a perfect start, the quadratic network has errors again after 1000 steps.",
                "errors after 1000 steps",
                wrong.requireEllipsoid().wrongAlphas() + " wrong alphas at step " + Readable.count(wrong.step())
                        + ", the first snapshot with any; "
                        + last.requireEllipsoid().wrongAlphas() + " at step " + Readable.count(last.step()),
                inTime ? Verdict.REPRODUCED : last.step() >= PAPER_STEP ? Verdict.DIFFERS : Verdict.NOT_REACHED,
                "The alphas are exact. When they go wrong depends on how w and s share w s\u00b2, which the paper does"
                        + " not say; here s = 1.");
    }

    private Claim lossesDiverge() {
        Measurement highest = measurements.stream()
                .max(Comparator.comparingDouble(Measurement::meanLoss))
                .orElseThrow();
        boolean worstGrows =
                last.requireEllipsoid().worstLoss() > first.requireEllipsoid().worstLoss();
        boolean averageFalls = last.lossInterval().high() < first.lossInterval().low();
        boolean reached = last.step() >= PaperRun.PAPER_STEPS;
        return new Claim(
                "perfect-start-losses",
                "sect. 4, Fig. 2 right",
                "From a perfect start, the average loss falls with training while the worst-case loss rises.",
                "average falls, worst case rises",
                "average " + Readable.loss(first) + " to " + Readable.loss(last) + ", at its highest "
                        + Readable.number(highest.meanLoss()) + " at step " + Readable.count(highest.step())
                        + "; worst case "
                        + Readable.number(first.requireEllipsoid().worstLoss()) + " to "
                        + Readable.number(last.requireEllipsoid().worstLoss()),
                worstGrows && averageFalls ? Verdict.REPRODUCED : reached ? Verdict.DIFFERS : Verdict.NOT_REACHED,
                "Compares step " + Readable.count(first.step()) + " with step " + Readable.count(last.step())
                        + ", on the same fresh points; holds if the average's intervals lie apart. The average need not"
                        + " fall all the way.");
    }
}
