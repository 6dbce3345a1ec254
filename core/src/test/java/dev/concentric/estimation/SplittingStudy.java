package dev.concentric.estimation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.random.RandomStream;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Splitting against known rates, 200 times each; no part of the tests, since it takes half an hour. Adds to
 * {@code docs/studies/splitting.csv} what is missing there, so that it goes on where it was stopped:
 *
 * <pre>mvn -Pstudies -pl core -am test -Dtest=SplittingStudy -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class SplittingStudy {
    private static final Path TABLE = Path.of("..", "docs", "studies", "splitting.csv");
    private static final int REPETITIONS = Integer.getInteger("study.repetitions", 200);
    private static final int THREADS = 2;
    private static final String HEADER =
            "classifier,dimension,hidden,sphere,log10_rate,repetitions,replicates,particles,"
                + "moves,survivor_share,covered,mean_over_rate,standard_error,median_span,largest_span,span_below_4,"
                + "span_below_10,median_relative_error,median_spread,with_notes,logits_each,seconds_each";

    /** What is split, and how. */
    private record Case(KnownRate rate, int particles, int moves) {}

    private static Stream<Case> cases() {
        return Stream.of(
                new Case(KnownRate.halfSpace(10, Sphere.INNER, -3), 240, 4),
                new Case(KnownRate.quadratic(10, 10, Sphere.INNER, -8), 240, 4),
                relu(10, 1000, Sphere.INNER),
                relu(20, 1000, Sphere.INNER),
                relu(20, 2000, Sphere.OUTER),
                new Case(KnownRate.halfSpace(30, Sphere.OUTER, -20), 300, 4),
                new Case(KnownRate.halfSpace(100, Sphere.INNER, -20), 300, 4),
                new Case(KnownRate.quadratic(100, 16, Sphere.INNER, -20), 400, 4),
                new Case(KnownRate.quadratic(30, 30, Sphere.OUTER, -20), 600, 5),
                new Case(KnownRate.quadratic(2000, 8, Sphere.INNER, -6), 120, 3),
                new Case(KnownRate.halfSpace(64, Sphere.INNER, -100), 700, 4),
                new Case(KnownRate.quadratic(64, 8, Sphere.INNER, -100), 700, 5),
                new Case(KnownRate.halfSpace(50, Sphere.INNER, -50), 300, 4));
    }

    /** Returns a network trained for a while, whose rate is known by 10^7 points. */
    private static Case relu(int dimension, int steps, Sphere sphere) {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(dimension);
        var loop = new TrainingLoop<>(TrainingPlan.ofPaper(
                spheres,
                new Architecture.Relu(dimension, List.of(100, 100), Normalization.DEFAULT),
                new Initialization.Glorot(),
                steps,
                3));
        loop.advanceTo(steps);
        var classifier = loop.snapshot().classifier();
        ErrorCount sampled = new SampledErrorRate(new FreshPoints(spheres, RandomStream.root(9)), 10_000_000, THREADS)
                .count(classifier, sphere);
        double log10 = Math.log10((double) sampled.errors() / sampled.samples());
        return new Case(new KnownRate("relu", 100, classifier, sphere, log10), 240, 4);
    }

    @Test
    void intervalsCoverTheRate() throws IOException {
        List<String> uncovered = new ArrayList<>();
        List<Case> cases = cases().toList();
        Files.createDirectories(TABLE.getParent());
        if (Files.notExists(TABLE)) {
            Files.writeString(TABLE, HEADER + "\n");
        }
        List<String> known = Files.readAllLines(TABLE);
        for (int number = 0; number < cases.size(); number++) {
            Case each = cases.get(number);
            SplittingSettings settings = new SplittingSettings(each.particles(), 10, 0.5, each.moves(), -300);
            String what = what(each.rate(), settings);
            if (known.stream().anyMatch(row -> row.startsWith(what))) {
                continue;
            }
            long start = System.nanoTime();
            SplittingResult[] results = new SplittingResult[REPETITIONS];
            RandomStream stream = RandomStream.root(77).split(number);
            ParallelBlocks.run(REPETITIONS, THREADS, "the study", i -> {
                results[i] = new SplittingErrorRate(each.rate().spheres(), stream.split(i), settings, 1)
                        .run(each.rate().classifier(), each.rate().sphere());
            });
            double seconds = (System.nanoTime() - start) / 1e9 * THREADS / REPETITIONS;
            String row = what + found(each.rate(), List.of(results), seconds);
            Files.writeString(TABLE, row + "\n", StandardOpenOption.APPEND);
            if (covered(each.rate(), List.of(results)) < 0.9 * REPETITIONS) {
                uncovered.add(row);
            }
        }
        assertTrue(uncovered.isEmpty(), uncovered::toString);
    }

    private static long covered(KnownRate rate, List<SplittingResult> results) {
        return results.stream()
                .filter(result -> result.log10Interval().contains(rate.log10()))
                .count();
    }

    private static String what(KnownRate rate, SplittingSettings settings) {
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%s,%.4f,%d,%d,%d,%d,%.2f,",
                rate.kind(),
                rate.classifier().dimension(),
                rate.hidden(),
                rate.sphere().key(),
                rate.log10(),
                REPETITIONS,
                settings.replicates(),
                settings.particles(),
                settings.moves(),
                settings.survivorShare());
    }

    private static String found(KnownRate rate, List<SplittingResult> results, double seconds) {
        double[] ratios = results.stream()
                .mapToDouble(result -> Math.pow(10, result.log10ErrorRate() - rate.log10()))
                .toArray();
        double mean = Arrays.stream(ratios).average().orElseThrow();
        double square = Arrays.stream(ratios).map(x -> (x - mean) * (x - mean)).sum();
        double[] spans = sorted(
                results,
                result -> Math.pow(
                        10,
                        result.log10Interval().high() - result.log10Interval().low()));
        return String.format(
                Locale.ROOT,
                "%d,%.4f,%.4f,%.3g,%.3g,%d,%d,%.3f,%.2f,%d,%.0f,%.2f",
                covered(rate, results),
                mean,
                Math.sqrt(square / (ratios.length - 1) / ratios.length),
                spans[spans.length / 2],
                spans[spans.length - 1],
                count(spans, span -> span < 4),
                count(spans, span -> span < 10),
                median(results, SplittingResult::relativeStandardError),
                median(results, SplittingResult::spread),
                results.stream().filter(result -> !result.notes().isEmpty()).count(),
                results.stream()
                        .mapToLong(SplittingResult::classified)
                        .average()
                        .orElseThrow(),
                seconds);
    }

    private static double[] sorted(List<SplittingResult> results, ToDoubleFunction<SplittingResult> value) {
        return results.stream().mapToDouble(value).sorted().toArray();
    }

    private static double median(List<SplittingResult> results, ToDoubleFunction<SplittingResult> value) {
        return sorted(results, value)[results.size() / 2];
    }

    private static long count(double[] values, DoublePredicate condition) {
        return Arrays.stream(values).filter(condition).count();
    }
}
