package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.experiment.RateEstimate.Method;
import dev.concentric.model.Architecture;
import dev.concentric.model.Normalization;
import dev.concentric.stats.Interval;
import dev.concentric.store.DataTable;
import dev.concentric.theory.SphericalCap;
import dev.concentric.training.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeyondSamplingTest {
    private static final double LOG10_RATE = -12;
    private static final int OTHER_DIMENSION = 30;

    @TempDir
    private Path folder;

    @Test
    void networksOfAllDimensionsAreHeldAgainstTheOptimumOfTheirOwn() {
        DataTable table = BeyondSampling.table(results(0.9));
        DataTable networks = table.where("method", "splitting");
        assertArrayEquals(new double[] {10, OTHER_DIMENSION}, networks.numbers("dimension"));
        assertArrayEquals(new double[] {optimum(10), optimum(OTHER_DIMENSION)}, networks.numbers("optimum"), 1e-12);
        DataTable curve = table.where("method", "theorem");
        for (int i = 0; i < curve.size(); i++) {
            double log10Rate = curve.numbers("log10Rate")[i];
            assertEquals(10, curve.numbers("dimension")[i]);
            assertEquals(optimum(10, log10Rate), curve.numbers("distance")[i], 1e-12);
        }
    }

    @Test
    void closeIsWithinAFactorOfTwoInEveryDimension() {
        Claim close = BeyondSampling.claim(results(0.51));
        assertEquals(Verdict.REPRODUCED, close.verdict());
        assertTrue(
                close.measured().contains("ReLU network in n dimensions: 0.51 to 0.51 at rates of 1.0\u00b710"),
                close.measured());
        assertEquals(Verdict.DIFFERS, BeyondSampling.claim(results(0.49)).verdict());
    }

    /** Returns one network at the optimum of its 10 dimensions, and one at a share of that of its own. */
    private PaperResults results(double share) {
        TrainingPlan plan = SmallRuns.reluPlan();
        Architecture other = new Architecture.Relu(OTHER_DIMENSION, List.of(16, 12), Normalization.DEFAULT);
        TrainingPlan otherPlan = new TrainingPlan(
                ConcentricSpheres.ofDimension(OTHER_DIMENSION),
                plan.trainingSetSize(),
                other,
                plan.initialization(),
                plan.adam(),
                plan.batchSize(),
                plan.steps(),
                plan.seed());
        String name = Experiment.DIMENSIONS.key() + share;
        return new PaperResults(Map.of(
                Experiment.RELU_ONLINE,
                List.of(Fabricated.run(folder, "online" + share, plan, at(optimum(10)))),
                Experiment.DIMENSIONS,
                List.of(Fabricated.run(folder, name, otherPlan, at(share * optimum(OTHER_DIMENSION)))),
                Experiment.QUADRATIC_ONLINE,
                List.of(),
                Experiment.QUADRATIC_FINITE,
                List.of()));
    }

    private static double optimum(int dimension) {
        return optimum(dimension, LOG10_RATE);
    }

    private static double optimum(int dimension, double log10Rate) {
        return SphericalCap.ofLogErrorRate(dimension, log10Rate * Math.log(10)).meanChord();
    }

    private static Measurement at(double meanChord) {
        BestKnown best = new BestKnown(
                Method.SPLITTING,
                LOG10_RATE,
                Optional.of(new Interval(LOG10_RATE - 0.1, LOG10_RATE + 0.1)),
                false,
                Fabricated.distance(meanChord));
        return new Measurement(
                20,
                Fabricated.NO_ERRORS,
                Fabricated.NO_ERRORS,
                Fabricated.NOTHING_FOUND,
                Fabricated.NOTHING_FOUND,
                Optional.empty(),
                Optional.of(best));
    }
}
