package dev.concentric.attack;

import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Classifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One run of a {@link ManifoldAttack}: the batch of points that are still searching, and what became of the others. */
final class ManifoldSearch {
    private final ManifoldAttack attack;
    private final Classifier classifier;
    private final Sphere sphere;
    private final SphereConstraint constraint;
    private final int dimension;
    private final List<Search> searches = new ArrayList<>();

    /** The points still searching, one a row; row r belongs to {@code active.get(r)}. */
    private final FloatMatrix points;

    private final FloatMatrix gradients;
    private final float[] logits;
    private final List<Search> active;

    /** Makes a search from the start points {@code first} to {@code end - 1}. */
    ManifoldSearch(
            ManifoldAttack attack,
            Classifier classifier,
            Sphere sphere,
            SphereConstraint constraint,
            FloatMatrix starts,
            int first,
            int end) {
        this.attack = attack;
        this.classifier = classifier;
        this.sphere = sphere;
        this.constraint = constraint;
        this.dimension = starts.columns();
        float[] copy = Arrays.copyOfRange(starts.data(), first * dimension, end * dimension);
        this.points = FloatMatrix.over(copy, end - first, dimension);
        this.gradients = FloatMatrix.zeros(end - first, dimension);
        this.logits = new float[end - first];
        for (int row = first; row < end; row++) {
            searches.add(new Search(constraint.pointOf(starts.data(), row * dimension, dimension)));
        }
        this.active = new ArrayList<>(searches);
    }

    /** One start point's search, with the worst classified point that it has passed. */
    private final class Search {
        private final double[] start;
        private final double startLogit;
        private double[] end;
        private double endLogit;
        private final float[] worst = new float[dimension];
        private float worstLogit = Float.NaN;
        private int steps;
        private boolean vanished;

        Search(double[] start) {
            this.start = start;
            this.startLogit = classifier.logit(start);
            this.end = start;
            this.endLogit = startLogit;
        }

        boolean found() {
            return sphere.isError(endLogit);
        }

        /** Takes note of the point in a row; true if it ends the search. */
        boolean visit(int row) {
            boolean worse = !(sphere.errorDirection() * (logits[row] - worstLogit) <= 0);
            if (worse) {
                worstLogit = logits[row];
                System.arraycopy(points.data(), row * dimension, worst, 0, dimension);
            }
            if (attack.stoppingRule() == StoppingRule.ALL_STEPS) {
                return false;
            }
            if (worse && !found() && sphere.isError(logits[row])) {
                settle();
            }
            return found();
        }

        /** Makes the worst point the end, in float64. */
        void settle() {
            double[] point = constraint.pointOf(worst, 0, dimension);
            double logit = classifier.logit(point);
            if (sphere.errorDirection() * (logit - endLogit) > 0) {
                end = point;
                endLogit = logit;
            }
        }

        AttackOutcome outcome() {
            double chord = chord();
            double geodesic = found() ? constraint.geodesic(chord) : Double.POSITIVE_INFINITY;
            return new AttackOutcome(start, end, found(), startLogit, endLogit, chord, geodesic, steps, vanished);
        }

        /** The distance to the error: none from a start that is one, even if the search went on to a worse point. */
        private double chord() {
            if (sphere.isError(startLogit)) {
                return 0;
            }
            return found() ? constraint.chord(start, end) : Double.POSITIVE_INFINITY;
        }
    }

    List<AttackOutcome> run() {
        for (int step = 0; !active.isEmpty(); step++) {
            FloatMatrix rows = points.firstRows(active.size());
            classifier.logitsAndGradients(rows, logits, gradients.firstRows(active.size()));
            for (int row = active.size() - 1; row >= 0; row--) {
                Search search = active.get(row);
                if (search.visit(row)) {
                    remove(row);
                } else if (step == attack.search().maxSteps() || !move(search, row)) {
                    search.settle();
                    remove(row);
                }
            }
        }
        return searches.stream().map(Search::outcome).toList();
    }

    private boolean move(Search search, int row) {
        int offset = row * dimension;
        search.vanished =
                !attack.search().move(points.data(), gradients.data(), offset, dimension, sphere.errorDirection());
        if (!search.vanished) {
            constraint.project(points.data(), offset, dimension);
            search.steps++;
        }
        return !search.vanished;
    }

    /** Takes a point out of the batch by putting the last one, already moved, into its row. */
    private void remove(int row) {
        int last = active.size() - 1;
        System.arraycopy(points.data(), last * dimension, points.data(), row * dimension, dimension);
        active.set(row, active.get(last));
        active.removeLast();
    }
}
