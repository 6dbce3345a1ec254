package dev.concentric.estimation;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.SplittingReplicate.End;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.SquaredNorm;
import dev.concentric.linalg.Workspace;
import dev.concentric.model.Classifier;
import dev.concentric.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points of one replicate of {@link SplittingErrorRate}, each as a vector of normals of which only the direction
 * counts, with its score: the logit in the direction of an error, so that a point is an error from 0 on.
 */
final class SplittingPopulation {

    /** Points moved and classified together, as in {@link FreshPoints}. */
    private static final int SLICE = 100;

    /** The acceptance that the step is led to, near the best for moves of this kind. */
    private static final double TARGET_ACCEPTANCE = 0.3;

    /**
     * How far beyond the floor the levels go, in the natural logarithm, so that the replicates' spread stays beyond.
     */
    private static final double BEYOND_FLOOR = 3;

    private final Classifier classifier;
    private final Sphere sphere;
    private final double radius;
    private final SplittingSettings settings;
    private final RandomStream noise;
    private final RandomStream parents;

    private final int dimension;
    private final float[] normals;
    private final float[] scores;
    private final List<SplittingLevel> levels = new ArrayList<>();
    private double logReached;
    private double step = 1;
    private long classified;

    /** How many slices have drawn normals, each at an index of its own. */
    private long draws;

    /** Draws the points; all randomness is from the stream. */
    SplittingPopulation(
            Classifier classifier,
            Sphere sphere,
            ConcentricSpheres spheres,
            SplittingSettings settings,
            RandomStream stream) {
        this.classifier = classifier;
        this.sphere = sphere;
        this.radius = spheres.radius(sphere);
        this.settings = settings;
        this.noise = stream.split("normals");
        this.parents = stream.split("parents");
        this.dimension = spheres.dimension();
        this.normals = new float[Math.multiplyExact(settings.particles(), dimension)];
        this.scores = new float[settings.particles()];
        draw();
    }

    private void draw() {
        try (Workspace scratch = Workspace.open()) {
            FloatMatrix points = scratch.matrix(SLICE, dimension);
            float[] found = scratch.floats(SLICE);
            for (int first = 0; first < scores.length; first += SLICE) {
                int count = Math.min(SLICE, scores.length - first);
                noise.gaussians(draws++, normals, first * dimension, count * dimension);
                for (int row = 0; row < count; row++) {
                    project(normals, (first + row) * dimension, points, row);
                }
                score(points.firstRows(count), found);
                System.arraycopy(found, 0, scores, first, count);
            }
        }
    }

    /** Writes the point of the sphere in the direction of a vector into a row. */
    private void project(float[] vectors, int offset, FloatMatrix points, int row) {
        float scale = (float) (radius / Math.sqrt(SquaredNorm.of(vectors, offset, dimension)));
        float[] out = points.data();
        int start = row * dimension;
        for (int j = 0; j < dimension; j++) {
            out[start + j] = vectors[offset + j] * scale;
        }
    }

    private void score(FloatMatrix points, float[] result) {
        classifier.logits(points, result);
        for (int i = 0; i < points.rows(); i++) {
            float logit = result[i];
            // No number is an error as well.
            result[i] = Float.isNaN(logit) ? Float.POSITIVE_INFINITY : sphere.errorDirection() * logit;
        }
        classified += points.rows();
    }

    /**
     * Splits at levels of its own choice until enough points are errors, the floor is passed or no point is left; the
     * step follows the acceptance.
     */
    SplittingReplicate explore() {
        while (logReached >= settings.logFloor() - BEYOND_FLOOR) {
            float level = scoreToReplace();
            if (level >= 0) {
                return ended(End.ERRORS);
            }
            if (!split(level, true)) {
                return ended(End.PLATEAU);
            }
        }
        return ended(End.FLOOR);
    }

    /** Splits at the levels and with the steps of another. */
    SplittingReplicate follow(SplittingReplicate other) {
        for (SplittingLevel level : other.levels()) {
            step = level.step();
            if (!split((float) (sphere.errorDirection() * level.logit()), false)) {
                return ended(End.NO_ERROR);
            }
        }
        return ended(errors() > 0 ? End.ERRORS : End.NO_ERROR);
    }

    private SplittingReplicate ended(End end) {
        float front = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            front = Math.max(front, score);
        }
        return new SplittingReplicate(
                end,
                end == End.ERRORS ? logReached + Math.log((double) errors() / scores.length) : Double.NEGATIVE_INFINITY,
                logReached,
                List.copyOf(levels),
                sphere.errorDirection() * front,
                errors(),
                classified);
    }

    /** Returns the score of the last point that a level of the wanted share replaces. */
    private float scoreToReplace() {
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted[settings.replaced() - 1];
    }

    private int errors() {
        int count = 0;
        for (float score : scores) {
            count += score >= 0 ? 1 : 0;
        }
        return count;
    }

    /**
     * Replaces the points up to a level and moves all of them beyond it; returns false, and changes nothing, where no
     * point is beyond.
     */
    private boolean split(float level, boolean adapting) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("interrupted after " + levels.size() + " levels of splitting");
        }
        int survivors = replace(level);
        if (survivors == 0) {
            logReached = Double.NEGATIVE_INFINITY;
            return false;
        }
        double share = (double) survivors / scores.length;
        logReached += Math.log(share);
        long accepted = 0;
        for (int sweep = 0; sweep < settings.moves(); sweep++) {
            int now = sweep(level);
            accepted += now;
            if (adapting) {
                step = Math.min(1, step * StrictMath.exp((double) now / scores.length - TARGET_ACCEPTANCE));
            }
        }
        double acceptance = (double) accepted / ((long) scores.length * settings.moves());
        levels.add(new SplittingLevel(sphere.errorDirection() * level, share, step, acceptance));
        return true;
    }

    /** Makes copies of the points beyond a level in place of the others, of all equally many up to one. */
    private int replace(float level) {
        int[] survivors =
                IntStream.range(0, scores.length).filter(i -> scores[i] > level).toArray();
        if (survivors.length == 0) {
            return 0;
        }
        int next = (int) parents.below(survivors.length, levels.size());
        for (int i = 0; i < scores.length; i++) {
            if (!(scores[i] > level)) {
                int parent = survivors[next++ % survivors.length];
                System.arraycopy(normals, parent * dimension, normals, i * dimension, dimension);
                scores[i] = scores[parent];
            }
        }
        return survivors.length;
    }

    /** Proposes one move to each point and returns how many stayed beyond the level. */
    private int sweep(float level) {
        int accepted = 0;
        try (Workspace scratch = Workspace.open()) {
            FloatMatrix proposals = scratch.matrix(SLICE, dimension);
            FloatMatrix points = scratch.matrix(SLICE, dimension);
            float[] found = scratch.floats(SLICE);
            for (int first = 0; first < scores.length; first += SLICE) {
                int count = Math.min(SLICE, scores.length - first);
                noise.gaussians(draws++, proposals.data(), 0, count * dimension);
                for (int row = 0; row < count; row++) {
                    propose(first + row, proposals, row);
                    project(proposals.data(), row * dimension, points, row);
                }
                score(points.firstRows(count), found);
                for (int row = 0; row < count; row++) {
                    if (found[row] > level) {
                        int offset = (first + row) * dimension;
                        System.arraycopy(proposals.data(), row * dimension, normals, offset, dimension);
                        scores[first + row] = found[row];
                        accepted++;
                    }
                }
            }
        }
        return accepted;
    }

    /** Turns a row xi of normals to g' = sqrt(1 - s^2) g + s xi, which is standard normal if the point's g is. */
    private void propose(int point, FloatMatrix proposals, int row) {
        float[] out = proposals.data();
        int start = row * dimension;
        int from = point * dimension;
        float kept = (float) Math.sqrt((1 - step) * (1 + step));
        float fresh = (float) step;
        for (int j = 0; j < dimension; j++) {
            out[start + j] = kept * normals[from + j] + fresh * out[start + j];
        }
    }

    /** Returns the points that are errors {@code [errors x n]}. */
    FloatMatrix errorPoints() {
        FloatMatrix points = FloatMatrix.zeros(errors(), dimension);
        int row = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] >= 0) {
                project(normals, i * dimension, points, row++);
            }
        }
        return points;
    }
}
