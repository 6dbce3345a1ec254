package dev.concentric.attack;

import dev.concentric.data.ErrorSide;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Classifier;
import java.util.ArrayList;
import java.util.List;

/** One run of a {@link FastMinimumNorm}: the batch of points that still search, and what became of the others. */
final class MinimumNormSearch {
    private final FastMinimumNorm attack;
    private final Classifier classifier;
    private final int dimension;
    private final List<MinimumNormWalk> walks = new ArrayList<>();

    /** The points still searching, one a row; row r belongs to {@code active.get(r)}. */
    private final FloatMatrix points;

    private final FloatMatrix gradients;
    private final float[] logits;
    private final List<MinimumNormWalk> active = new ArrayList<>();

    /** Makes a search from the start points {@code first} to {@code end - 1}. */
    MinimumNormSearch(
            FastMinimumNorm attack,
            Classifier classifier,
            ErrorSide side,
            Constraint constraint,
            FloatMatrix starts,
            int first,
            int end) {
        this.attack = attack;
        this.classifier = classifier;
        dimension = starts.columns();
        points = FloatMatrix.zeros(end - first, dimension);
        gradients = FloatMatrix.zeros(end - first, dimension);
        logits = new float[end - first];
        for (int i = first; i < end; i++) {
            float[] start = new float[dimension];
            System.arraycopy(starts.data(), i * dimension, start, 0, dimension);
            MinimumNormWalk walk = new MinimumNormWalk(attack, new Probe(classifier, side, constraint), start);
            walks.add(walk);
            if (walk.isOpen()) {
                write(start, active.size());
                active.add(walk);
            }
        }
    }

    List<AttackOutcome> run() {
        float[] gradient = new float[dimension];
        for (int step = 0; step <= attack.steps() && !active.isEmpty(); step++) {
            int rows = active.size();
            classifier.logitsAndGradients(points.firstRows(rows), logits, gradients.firstRows(rows));
            for (int row = rows - 1; row >= 0; row--) {
                MinimumNormWalk walk = active.get(row);
                System.arraycopy(gradients.data(), row * dimension, gradient, 0, dimension);
                walk.visit(logits[row], gradient);
                if (step < attack.steps() && walk.move(step)) {
                    write(walk.point(), row);
                } else {
                    remove(row);
                }
            }
        }
        return walks.stream().map(MinimumNormWalk::outcome).toList();
    }

    private void write(float[] point, int row) {
        System.arraycopy(point, 0, points.data(), row * dimension, dimension);
    }

    /** Takes a point out of the batch by putting the last one, already moved, into its row. */
    private void remove(int row) {
        int last = active.size() - 1;
        System.arraycopy(points.data(), last * dimension, points.data(), row * dimension, dimension);
        active.set(row, active.get(last));
        active.removeLast();
    }
}
