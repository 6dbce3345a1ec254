package dev.concentric.experiment;

import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.FreshPoints;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Classifier;
import dev.concentric.random.RandomStream;
import dev.concentric.store.DataTable;
import dev.concentric.training.TrainingPlan;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The three planes of Figure 1: spanned by two random directions, by a random and an adversarial one, and by two
 * adversarial ones. An adversarial direction is that of a worst-case example: a point of the outer sphere that the
 * manifold attack, run for all of its steps, has made look as much like the inner class as it could.
 */
final class PaperSlices {
    /** How far the planes reach along each axis. */
    static final double EXTENT = 2.6;

    /** The logit below which the probability of class 1 is less than .01. */
    private static final double SURELY_INNER = -Math.log(99);

    private static final int SIDE = 131;
    private static final int CIRCLE_POINTS = 3600;
    private static final int WORST_CASE_STARTS = 10;
    private static final int RAYS = 120;
    private static final int NEAREST_HUNDREDTHS = 70;
    private static final int FARTHEST_HUNDREDTHS = 160;

    private final Classifier classifier;
    private final ConcentricSpheres spheres;
    private final List<Panel> panels;

    /**
     * One plane.
     *
     * @param name what spans it
     * @param slice the plane
     */
    record Panel(String name, Slice slice) {}

    /** Cuts the planes through a classifier; random directions and start points come from the plan's seed. */
    PaperSlices(Classifier classifier, TrainingPlan plan) {
        this.classifier = classifier;
        this.spheres = plan.spheres();
        RandomStream stream = plan.stream("slices");
        double[][] random = IntStream.range(0, 3)
                .mapToObj(i -> direction(stream.split("directions"), i))
                .toArray(double[][]::new);
        List<double[]> adversarial = worstCases(stream);
        panels = List.of(
                new Panel("random and random", Slice.spannedBy(random[0], random[1])),
                new Panel("adversarial and random", Slice.spannedBy(adversarial.get(0), random[2])),
                new Panel("two adversarial", Slice.spannedBy(adversarial.get(0), adversarial.get(1))));
    }

    private double[] direction(RandomStream stream, long index) {
        float[] point = new float[spheres.dimension()];
        spheres.point(stream, index, Sphere.INNER, point, 0);
        double[] direction = new double[point.length];
        for (int j = 0; j < point.length; j++) {
            direction[j] = point[j];
        }
        return direction;
    }

    /** Returns the end points of the worst-case attack on the outer sphere, the most confidently wrong first. */
    private List<double[]> worstCases(RandomStream stream) {
        FloatMatrix starts = new FreshPoints(spheres, stream.split("worst")).points(Sphere.OUTER, 0, WORST_CASE_STARTS);
        ManifoldAttack attack = new ManifoldAttack(GradientAscent.PAPER, StoppingRule.ALL_STEPS);
        return attack.attack(classifier, Sphere.OUTER, spheres.radius(Sphere.OUTER), starts).stream()
                .sorted(Comparator.comparingDouble(AttackOutcome::endLogit))
                .map(AttackOutcome::end)
                .toList();
    }

    /** Returns the logits on a grid of each plane, to three decimals. */
    DataTable table() {
        double[] coordinates = IntStream.range(0, SIDE)
                .mapToDouble(i -> EXTENT * (2.0 * i / (SIDE - 1) - 1))
                .map(value -> Math.rint(value * 1e6) / 1e6)
                .toArray();
        DataTable.Builder table = DataTable.withColumns("panel", "x", "y", "logit")
                .comment("logit over a plane through the origin; negative means: classified as the inner sphere");
        for (Panel panel : panels) {
            float[] logits = panel.slice.logitsOnGrid(classifier, coordinates);
            for (int i = 0; i < logits.length; i++) {
                table.row(panel.name, coordinates[i % SIDE], coordinates[i / SIDE], Math.rint(1000 * logits[i]) / 1000);
            }
        }
        return table.build();
    }

    /** Returns the share of the outer sphere's circle that is misclassified in the plane of two adversarial directions. */
    double outerCircleErrorShare() {
        float[] logits = panels.getLast().slice.logitsOnCircle(classifier, spheres.radius(Sphere.OUTER), CIRCLE_POINTS);
        return (double) IntStream.range(0, logits.length)
                        .filter(i -> Sphere.OUTER.isError(logits[i]))
                        .count()
                / logits.length;
    }

    /** Returns the greatest norm, in steps of .01, of a circle in the adversarial planes that has a point
     * surely called inner. */
    double greatestNormSurelyInner() {
        for (int hundredths = (int) (100 * EXTENT); hundredths > 0; hundredths--) {
            double radius = hundredths / 100.0;
            if (panels.subList(1, panels.size()).stream().anyMatch(panel -> isSurelyInner(panel, radius))) {
                return radius;
            }
        }
        return 0;
    }

    /**
     * Where the decision boundary lies in the random plane.
     *
     * @param deviation the root mean square of its distance to the max-margin circle along rays, over those that meet
     *     it; NaN where none does
     * @param missed the share of rays that do not meet it
     */
    record Boundary(double deviation, double missed) {}

    /** Follows rays of the random plane outwards to the first change of class. */
    Boundary randomBoundary() {
        double[] crossings = new double[RAYS];
        Arrays.fill(crossings, Double.NaN);
        float[] before = new float[RAYS];
        for (int hundredths = NEAREST_HUNDREDTHS; hundredths <= FARTHEST_HUNDREDTHS; hundredths++) {
            float[] logits = panels.getFirst().slice.logitsOnCircle(classifier, hundredths / 100.0, RAYS);
            for (int ray = 0; ray < RAYS; ray++) {
                boolean crossed = hundredths > NEAREST_HUNDREDTHS && before[ray] < 0 != logits[ray] < 0;
                if (crossed && Double.isNaN(crossings[ray])) {
                    double share = logits[ray] / ((double) logits[ray] - before[ray]);
                    crossings[ray] = (hundredths - share) / 100;
                }
            }
            before = logits;
        }
        double circle = (spheres.innerRadius() + spheres.outerRadius()) / 2;
        double[] met =
                Arrays.stream(crossings).filter(radius -> !Double.isNaN(radius)).toArray();
        double meanSquare = Arrays.stream(met)
                .map(radius -> (radius - circle) * (radius - circle))
                .average()
                .orElse(Double.NaN);
        return new Boundary(Math.sqrt(meanSquare), 1 - (double) met.length / RAYS);
    }

    /** Returns whether the circle of that radius has a point that is surely called inner. */
    private boolean isSurelyInner(Panel panel, double radius) {
        float[] logits = panel.slice.logitsOnCircle(classifier, radius, CIRCLE_POINTS / 10);
        return IntStream.range(0, logits.length).anyMatch(i -> logits[i] < SURELY_INNER);
    }
}
