package dev.concentric.estimation;

import dev.concentric.attack.Attack;
import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.PixelBox;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.ClassMargin;
import dev.concentric.model.MulticlassClassifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An attack on images of one class within the pixel box: on the margin of all wrong classes, then towards single ones.
 *
 * @param attack the attack
 * @param classifier the classifier
 * @param label the images' class
 * @param team shares the work
 */
record ImageAttack(Attack attack, MulticlassClassifier classifier, int label, Team team) {
    private static final PixelBox BOX = new PixelBox();

    /**
     * Returns the nearest error of each image.
     *
     * @param images the images {@code [B x n]}
     * @param targets towards how many single classes the attack is made
     */
    List<AttackOutcome> run(FloatMatrix images, int targets) {
        List<AttackOutcome> outcomes =
                new ArrayList<>(attack.attack(new ClassMargin(classifier, label), ClassMargin.SIDE, BOX, images, team));
        if (targets == 0) {
            return outcomes;
        }
        List<List<Integer>> nearest = nearestClasses(images, targets);
        for (int target : others()) {
            int[] aimed = IntStream.range(0, images.rows())
                    .filter(row ->
                            outcomes.get(row).chord() > 0 && nearest.get(row).contains(target))
                    .toArray();
            List<AttackOutcome> found = attack.attack(
                    ClassMargin.towards(classifier, label, target), ClassMargin.SIDE, BOX, rows(images, aimed), team);
            for (int k = 0; k < aimed.length; k++) {
                outcomes.set(aimed[k], nearer(outcomes.get(aimed[k]), found.get(k)));
            }
        }
        return outcomes;
    }

    private List<Integer> others() {
        return IntStream.range(0, classifier.classes())
                .filter(target -> target != label)
                .boxed()
                .toList();
    }

    /** Returns for each image the wrong classes that would be nearest if the margins were linear. */
    private List<List<Integer>> nearestClasses(FloatMatrix images, int count) {
        double[][] distances = linearDistances(images);
        return IntStream.range(0, images.rows())
                .mapToObj(row -> others().stream()
                        .sorted(Comparator.comparingDouble(other -> distances[other][row]))
                        .limit(count)
                        .toList())
                .toList();
    }

    /** Returns how far each class's boundary would be from each image if the margin towards it were linear. */
    private double[][] linearDistances(FloatMatrix images) {
        double[][] distances = new double[classifier.classes()][images.rows()];
        team.split(images.rows(), 1, (first, end) -> {
            FloatMatrix part = rows(images, IntStream.range(first, end).toArray());
            float[] margins = new float[end - first];
            FloatMatrix gradients = FloatMatrix.zeros(end - first, images.columns());
            for (int target : others()) {
                ClassMargin.towards(classifier, label, target).logitsAndGradients(part, margins, gradients);
                for (int row = 0; row < end - first; row++) {
                    distances[target][first + row] = linearDistance(part, row, margins[row], gradients);
                }
            }
        });
        return distances;
    }

    /** The pixels that are held at a wall do not count; where there is no direction the class is infinitely far. */
    private static double linearDistance(FloatMatrix images, int row, float margin, FloatMatrix gradients) {
        double[] x = new double[images.columns()];
        double[] gradient = new double[images.columns()];
        for (int j = 0; j < x.length; j++) {
            x[j] = images.get(row, j);
            gradient[j] = gradients.get(row, j);
        }
        double[] direction = BOX.tangent(x, gradient);
        double slope = 0;
        for (int j = 0; j < x.length; j++) {
            slope += direction[j] * gradient[j];
        }
        return slope > 0 ? Math.abs(margin / slope) : Double.POSITIVE_INFINITY;
    }

    /** Returns the nearer error, with what both searches cost. */
    private AttackOutcome nearer(AttackOutcome first, AttackOutcome aimed) {
        AttackOutcome nearest = aimed.chord() < first.chord() ? aimed : first;
        return new AttackOutcome(
                first.start(),
                nearest.end(),
                nearest.found(),
                first.startLogit(),
                ClassMargin.of(classifier.logits(nearest.end()), label),
                nearest.chord(),
                nearest.geodesic(),
                nearest.rawChord(),
                nearest.steps(),
                nearest.warnings(),
                first.gradientEvaluations() + aimed.gradientEvaluations(),
                first.logitEvaluations() + aimed.logitEvaluations());
    }

    /** Returns some of the images, by their numbers. */
    static FloatMatrix rows(FloatMatrix images, int[] numbers) {
        int n = images.columns();
        FloatMatrix rows = FloatMatrix.zeros(numbers.length, n);
        for (int k = 0; k < numbers.length; k++) {
            System.arraycopy(images.data(), numbers[k] * n, rows.data(), k * n, n);
        }
        return rows;
    }
}
