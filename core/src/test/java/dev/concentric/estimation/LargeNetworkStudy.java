package dev.concentric.estimation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.Classifier;
import dev.concentric.model.Initialization;
import dev.concentric.model.Network;
import dev.concentric.model.Normalization;
import dev.concentric.model.Parameter;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.training.Snapshot;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What splitting costs at the paper's size: a ReLU network with a rate near 1e-20 on the inner sphere, and beside it a
 * quadratic network whose rate is known. Writes {@code docs/studies/splitting-large.csv}:
 *
 * <pre>mvn -Pstudies -pl core -am test -Dtest=LargeNetworkStudy -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class LargeNetworkStudy {
    private static final Path TABLE = Path.of("..", "docs", "studies", "splitting-large.csv");
    private static final int DIMENSION = 500;
    private static final int WIDTH = 1000;
    private static final int THREADS = 2;
    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(DIMENSION);
    private static final double TARGET = -20;
    private static final SplittingSettings SETTINGS = new SplittingSettings(400, 12, 0.5, 4, -300);

    /** A classifier with its logit moved down, which makes the errors of the inner sphere rarer. */
    private record Lowered(Classifier classifier, double by) implements Classifier {

        @Override
        public int dimension() {
            return classifier.dimension();
        }

        @Override
        public void logits(FloatMatrix points, float[] logits) {
            classifier.logits(points, logits);
            for (int i = 0; i < points.rows(); i++) {
                logits[i] -= (float) by;
            }
        }

        @Override
        public void logitsAndGradients(FloatMatrix points, float[] logits, FloatMatrix gradients) {
            classifier.logitsAndGradients(points, logits, gradients);
            for (int i = 0; i < points.rows(); i++) {
                logits[i] -= (float) by;
            }
        }

        @Override
        public double logit(double[] point) {
            return classifier.logit(point) - by;
        }
    }

    private static TrainingLoop<Network, Snapshot> trained(Architecture architecture, int steps) {
        var loop = new TrainingLoop<>(
                TrainingPlan.ofPaper(SPHERES, architecture, new Initialization.Glorot(), steps, 1), Team.of(THREADS));
        loop.advanceTo(steps);
        return loop;
    }

    /** Returns the network with its logit lowered so that the rate is near the target, by levels found on the way. */
    private static Classifier relu() {
        Classifier network = trained(
                        new Architecture.Relu(DIMENSION, List.of(WIDTH, WIDTH), Normalization.DEFAULT), 300)
                .snapshot()
                .classifier();
        SplittingReplicate search = new SplittingPopulation(
                        new Lowered(network, 1e4),
                        Sphere.INNER,
                        SPHERES,
                        new SplittingSettings(200, 10, 0.5, 4, TARGET + 1.3),
                        RandomStream.root(4))
                .explore();
        return new Lowered(network, 1e4 + search.levels().getLast().logit());
    }

    /** Returns the network with the read-out bias that brings its exact rate near the target. */
    private static QuadraticClassifier quadratic() {
        TrainingLoop<Network, Snapshot> loop = trained(new Architecture.Quadratic(DIMENSION, WIDTH), 1000);
        Parameter bias = loop.network().parameters().getLast();
        double low = -100;
        double high = 0;
        for (int halving = 0; halving < 12; halving++) {
            float middle = (float) ((low + high) / 2);
            bias.value().setRows(new float[] {middle});
            if (rate((QuadraticClassifier) loop.snapshot().classifier()) < TARGET) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (QuadraticClassifier) loop.snapshot().classifier();
    }

    private static double rate(QuadraticClassifier classifier) {
        return new ExactErrorRate(SPHERES)
                .probability(classifier.decisionEllipsoid(), Sphere.INNER)
                .log10();
    }

    @Test
    void costsAMinute() throws IOException {
        QuadraticClassifier quadratic = quadratic();
        double exact = rate(quadratic);
        Classifier relu = relu();
        Files.createDirectories(TABLE.getParent());
        StringBuilder table = new StringBuilder("classifier,log10_rate,replicates,particles,moves,survivor_share,"
                + "log10_estimate,log10_low,log10_high,relative_standard_error,spread,levels,mean_acceptance,"
                + "least_acceptance,logits,seconds\n");
        SplittingResult known = measure(quadratic, "quadratic", Double.toString(exact), table);
        SplittingResult unknown = measure(relu, "relu", "", table);
        Files.writeString(TABLE, table);
        assertTrue(known.log10Interval().contains(exact), known::toString);
        assertTrue(known.relativeStandardError() < 0.2 && unknown.relativeStandardError() < 0.2, table::toString);
    }

    private static SplittingResult measure(Classifier classifier, String name, String exact, StringBuilder table) {
        long start = System.nanoTime();
        SplittingResult result =
                new SplittingErrorRate(SPHERES, RandomStream.root(6), SETTINGS, THREADS).run(classifier, Sphere.INNER);
        double seconds = (System.nanoTime() - start) / 1e9;
        table.append(String.format(
                Locale.ROOT,
                "%s,%s,%d,%d,%d,%.2f,%.3f,%.3f,%.3f,%.3f,%.2f,%d,%.2f,%.2f,%d,%.0f%n",
                name,
                exact,
                SETTINGS.replicates(),
                SETTINGS.particles(),
                SETTINGS.moves(),
                SETTINGS.survivorShare(),
                result.log10ErrorRate(),
                result.log10Interval().low(),
                result.log10Interval().high(),
                result.relativeStandardError(),
                result.spread(),
                result.levels(),
                result.meanAcceptance(),
                result.leastAcceptance(),
                result.classified(),
                seconds));
        return result;
    }
}
