package dev.concentric.experiment;

import dev.concentric.data.Sphere;
import dev.concentric.estimation.FreshPoints;
import dev.concentric.estimation.NearestPairDistance;
import dev.concentric.stats.Interval;
import dev.concentric.store.DataTable;
import dev.concentric.theory.NearestPairLaw;
import dev.concentric.training.TrainingPlan;
import java.util.Arrays;

/** The paper's distance between the nearest two of 10^4 points (section 3), held against its law and a sample. */
final class NearestPairClaim {
    private static final int POINTS = 10_000;
    private static final double PAPER_CHORD = 1.25;
    private static final int REPETITIONS = 3;

    /** The paper's distance is called another one than the law's if the law exceeds it less often. */
    private static final double IMPOSSIBLE = 1e-3;

    private NearestPairClaim() {}

    /** Judges the claim; what was sampled is kept with the run, whose seed gives the points. */
    static Claim of(TrainedRun run, int threads) {
        TrainingPlan plan = run.spec().plan();
        double[] chords = run.folder()
                .finding("nearest-pair", () -> sampled(plan, threads))
                .numbers("chord");
        NearestPairLaw law = new NearestPairLaw(plan.spheres().dimension(), POINTS);
        Interval median = law.quantile(0.5);
        Interval beyond = law.survival(PAPER_CHORD);
        return new Claim(
                "nearest-pair",
                "sect. 3",
                "The nearest two of 10,000 random points of the inner sphere lie 1.25 apart.",
                "1.25",
                "median by the exact law " + Readable.number(median.low()) + "; drawn here "
                        + Readable.number(Arrays.stream(chords).min().orElseThrow())
                        + " to " + Readable.number(Arrays.stream(chords).max().orElseThrow()) + " in "
                        + chords.length + " draws; 1.25 or more has a probability of"
                        + " at most " + Readable.number(beyond.high()),
                beyond.high() < IMPOSSIBLE ? Verdict.DIFFERS : Verdict.REPRODUCED,
                "Called another distance if the law of the nearest pair exceeds 1.25 with a probability below .001."
                    + " The difference is small and of no consequence for the paper's argument: random points are far"
                    + " from each other, and errors are near.");
    }

    private static DataTable sampled(TrainingPlan plan, int threads) {
        FreshPoints points = new FreshPoints(plan.spheres(), plan.stream("nearest pair"));
        DataTable.Builder table = DataTable.withColumns("chord");
        Arrays.stream(NearestPairDistance.of(points, Sphere.INNER, POINTS, REPETITIONS, threads)
                        .chords())
                .forEach(table::row);
        return table.build();
    }
}
