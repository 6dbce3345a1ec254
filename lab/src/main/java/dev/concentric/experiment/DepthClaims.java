package dev.concentric.experiment;

import dev.concentric.estimation.ErrorSetSample;
import dev.concentric.stats.Interval;
import dev.concentric.store.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The paper's claim that errors are nothing special: that right points lie near them (section 6), held against runs.
 */
final class DepthClaims {
    private final PaperResults results;

    DepthClaims(PaperResults results) {
        this.results = results;
    }

    List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        if (results.has(Experiment.RELU_ONLINE)) {
            claims.add(shallow("relu-errors-shallow", "ReLU", relu()));
        }
        if (results.has(Experiment.QUADRATIC_FINITE)) {
            claims.add(shallow("quadratic-errors-shallow", "quadratic", quadratic()));
        }
        return claims;
    }

    /** Returns the depths of the errors of both networks, beside the distances from random points to them. */
    DataTable table() {
        DataTable.Builder table = ErrorsDepth.withColumns("network")
                .comment("inner sphere: mean chord from errors drawn uniformly to the nearest right point, and from"
                        + " random points to the nearest error, with 95 % intervals; exact: false where both are an"
                        + " attack's upper bounds");
        Stream.concat(relu().stream(), quadratic().stream())
                .forEach(run -> depths(run).ifPresent(found -> found.addTo(table, SingleDistances.name(run))));
        return table.build();
    }

    private Optional<TrainedRun> relu() {
        return Optional.of(results.run(Experiment.RELU_ONLINE)).filter(ErrorsDepth::canBeTold);
    }

    private Optional<ErrorsDepth> depths(TrainedRun run) {
        return ErrorsDepth.of(run, results.threads());
    }

    /** Returns the quadratic network whose error rate is nearest to the paper's, of those whose depths can be told. */
    private Optional<TrainedRun> quadratic() {
        return SingleDistances.nearest(
                SingleDistances.QUADRATIC_LOG10_RATE,
                results.erringQuadratics().stream().filter(ErrorsDepth::canBeTold));
    }

    private Claim shallow(String id, String network, Optional<TrainedRun> run) {
        Optional<ErrorsDepth> depths = run.flatMap(this::depths);
        return new Claim(
                id,
                "sect. 6",
                "A typical error of the " + network + " network is itself near to points that are classified rightly.",
                "most errors, a small perturbation; no number given",
                depths.map(found -> SingleDistances.name(run.orElseThrow()) + ": " + describe(found))
                        .orElse("no network that is there has an error of the inner sphere to start from"),
                depths.isEmpty()
                        ? Verdict.NOT_REACHED
                        : depths.get().isShallow() ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "Holds if the mean depth of errors drawn uniformly, the distance to the nearest right point of their"
                        + " sphere, is below the mean distance from random points to errors, by both intervals. "
                        + depths.map(DepthClaims::explain).orElse("No error is known."));
    }

    private static String describe(ErrorsDepth depths) {
        return "mean depth " + withInterval(depths.depth(), depths.depthInterval()) + " of " + depths.points()
                + " errors, the deepest " + Readable.number(depths.deepest())
                + "; mean distance d(E) from random points to errors "
                + withInterval(depths.distance(), depths.distanceInterval());
    }

    private static String withInterval(double value, Interval interval) {
        return Readable.number(value) + " " + Readable.interval(interval);
    }

    private static String explain(ErrorsDepth depths) {
        String drawn = depths.origin() == ErrorSetSample.Origin.REJECTION
                ? "The errors are those among uniform points"
                : "The errors are drawn by multilevel splitting, as sampling finds too few";
        return drawn
                + (depths.exact()
                        ? "; all distances are exact."
                        : "; depths and distances are by the refined attack, upper bounds.");
    }
}
