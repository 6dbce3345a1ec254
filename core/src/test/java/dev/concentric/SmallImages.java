package dev.concentric;

import dev.concentric.attack.Attack;
import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.Constraint;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.ClassMargin;
import dev.concentric.model.MulticlassClassifier;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What tests of attacks on images attack, and from where: images of few pixels, many of them black or white. */
public final class SmallImages {
    public static final int PIXELS = 60;
    public static final int CLASSES = 4;

    private SmallImages() {}

    /** Returns images, one a row: half of the pixels black, some white, the others between. */
    public static FloatMatrix images(int count) {
        FloatMatrix images = FloatMatrix.zeros(count, PIXELS);
        for (int i = 0; i < count; i++) {
            RandomStream stream = RandomStream.root(5).split(i);
            for (int j = 0; j < PIXELS; j++) {
                images.set(i, j, (float) Math.clamp(2.4 * stream.uniform(j) - 1.2, 0, 1));
            }
        }
        return images;
    }

    /** Returns a linear classifier of random weights, which gives all classes to some images. */
    public static FunctionMulticlass linear() {
        return FunctionMulticlass.linear(weights(), bias());
    }

    private static double[][] weights() {
        return FunctionMulticlass.normals(CLASSES, PIXELS, 1, 6);
    }

    /** Shifts that put the mean image on a level with all classes. */
    private static double[] bias() {
        return Arrays.stream(weights())
                .mapToDouble(row -> -0.29 * Arrays.stream(row).sum())
                .toArray();
    }

    /** Returns a nonlinear classifier. */
    public static FunctionMulticlass network() {
        return FunctionMulticlass.network(PIXELS, 30, CLASSES, 7);
    }

    /** Returns the class that a classifier gives to each image. */
    public static int[] classes(MulticlassClassifier classifier, FloatMatrix images) {
        return IntStream.range(0, images.rows())
                .map(i -> {
                    double[] logits = classifier.logits(FunctionClassifier.row(images, i));
                    return IntStream.range(0, logits.length)
                            .reduce((best, j) -> logits[j] > logits[best] ? j : best)
                            .orElseThrow();
                })
                .toArray();
    }

    /** Returns what an attack makes of the first images of a class, as the classifier sees it. */
    public static List<AttackOutcome> attack(
            Attack attack, MulticlassClassifier classifier, int label, Constraint constraint, int count) {
        return attack.attack(
                new ClassMargin(classifier, label),
                ClassMargin.SIDE,
                constraint,
                imagesOf(classifier, label, count),
                Team.single());
    }

    /** Returns the first images that a classifier gives a class, one a row. */
    public static FloatMatrix imagesOf(MulticlassClassifier classifier, int label, int count) {
        FloatMatrix all = images(20 * count);
        int[] classes = classes(classifier, all);
        FloatMatrix result = FloatMatrix.zeros(count, PIXELS);
        int[] members = IntStream.range(0, classes.length)
                .filter(i -> classes[i] == label)
                .limit(count)
                .toArray();
        for (int k = 0; k < count; k++) {
            System.arraycopy(all.data(), members[k] * PIXELS, result.data(), k * PIXELS, PIXELS);
        }
        return result;
    }

    /**
     * Returns the distance to the nearest error of the linear classifier, in all of R^n or in the pixel box: the least
     * over the other classes, each the distance to a half-space. In the box its nearest image is {@code clip(x + s w)}
     * with w the half-space's normal, and s is found by halving.
     */
    public static double nearest(double[] x, int label, boolean inBox) {
        double[] logits = linear().logits(x);
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < CLASSES; c++) {
            if (c != label) {
                double[] normal = new double[PIXELS];
                for (int j = 0; j < PIXELS; j++) {
                    normal[j] = weights()[c][j] - weights()[label][j];
                }
                least = Math.min(least, distance(x, normal, logits[c] - logits[label], inBox));
            }
        }
        return least;
    }

    /** Returns the distance to where the margin, linear with that gradient, is 0. */
    private static double distance(double[] x, double[] normal, double margin, boolean inBox) {
        double low = 0;
        double high = 1e6;
        double gained = 0;
        double square = 0;
        for (int halving = 0; halving < 200; halving++) {
            double s = (low + high) / 2;
            gained = 0;
            square = 0;
            for (int j = 0; j < x.length; j++) {
                double free = x[j] + s * normal[j];
                double move = (inBox ? Math.clamp(free, 0.0, 1.0) : free) - x[j];
                gained += normal[j] * move;
                square += move * move;
            }
            if (margin + gained < 0) {
                low = s;
            } else {
                high = s;
            }
        }
        return margin + gained < -1e-9 ? Double.POSITIVE_INFINITY : Math.sqrt(square);
    }
}
