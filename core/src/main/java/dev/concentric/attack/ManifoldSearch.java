package dev.concentric.attack;

import dev.concentric.data.ErrorSide;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Classifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One run of a {@link ManifoldAttack}: the batch of points that are still searching, and what became of the others.
 */
final class ManifoldSearch {
    private final ManifoldAttack attack;
    private final Classifier classifier;
    private final ErrorSide side;
    private final Constraint constraint;
    private final int dimension;
    private final List<Walk> walks = new ArrayList<>();

    /** The points still searching, one a row; row r belongs to {@code active.get(r)}. */
    private final FloatMatrix points;

    private final FloatMatrix gradients;
    private final float[] logits;
    private final List<Walk> active;

    /** Makes a search from the start points {@code first} to {@code end - 1}. */
    ManifoldSearch(
            ManifoldAttack attack,
            Classifier classifier,
            ErrorSide side,
            Constraint constraint,
            FloatMatrix starts,
            int first,
            int end) {
        this.attack = attack;
        this.classifier = classifier;
        this.side = side;
        this.constraint = constraint;
        this.dimension = starts.columns();
        float[] copy = Arrays.copyOfRange(starts.data(), first * dimension, end * dimension);
        this.points = FloatMatrix.over(copy, end - first, dimension);
        this.gradients = FloatMatrix.zeros(end - first, dimension);
        this.logits = new float[end - first];
        for (int row = 0; row < end - first; row++) {
            walks.add(new Walk(row));
        }
        this.active = new ArrayList<>(walks);
    }

    /** One start point's search, with the worst classified point that it has passed. */
    final class Walk {
        private final Probe probe = new Probe(classifier, side, constraint);
        private final double[] start;
        private final double startLogit;
        private double[] end;
        private double endLogit;

        /** The point where the search stands and its gradient there. */
        private final float[] point = new float[dimension];

        private final float[] gradient = new float[dimension];
        private float[] previous;
        private final float[] worst = new float[dimension];
        private float[] beforeWorst;
        private float worstLogit = Float.NaN;
        private int worstStep;
        private int steps;
        private boolean vanished;

        private Walk(int row) {
            read(points, row, point);
            previous = point.clone();
            beforeWorst = previous;
            start = constraint.pointOf(point);
            startLogit = probe.logit(start);
            end = start;
            endLogit = startLogit;
        }

        boolean found() {
            return side.isError(endLogit);
        }

        double[] end() {
            return end;
        }

        /** Returns the point from which the search stepped to the error that it found. */
        double[] beforeEnd() {
            return constraint.pointOf(beforeWorst);
        }

        Probe probe() {
            return probe;
        }

        /** Takes note of the point in a row; true if it ends the search. */
        private boolean visit(int row) {
            probe.countGradient();
            read(points, row, point);
            read(gradients, row, gradient);
            boolean worse = !(side.errorDirection() * (logits[row] - worstLogit) <= 0);
            if (worse) {
                worstLogit = logits[row];
                worstStep = steps;
                beforeWorst = previous;
                System.arraycopy(point, 0, worst, 0, dimension);
            }
            if (attack.stoppingRule() == StoppingRule.ALL_STEPS) {
                return false;
            }
            if (worse && !found() && side.isError(logits[row])) {
                settle();
            }
            return found();
        }

        /** Makes the worst point the end, in float64. */
        private void settle() {
            double[] candidate = constraint.pointOf(worst);
            double logit = probe.logit(candidate);
            if (side.errorDirection() * (logit - endLogit) > 0) {
                end = candidate;
                endLogit = logit;
            }
        }

        private boolean move(int row) {
            float[] before = point.clone();
            vanished = !attack.search().step(point, gradient, side.errorDirection(), constraint);
            if (!vanished) {
                previous = before;
                steps++;
                System.arraycopy(point, 0, points.data(), row * dimension, dimension);
            }
            return !vanished;
        }

        AttackOutcome outcome() {
            double chord = chord();
            return new AttackOutcome(
                    start,
                    end,
                    found(),
                    startLogit,
                    endLogit,
                    chord,
                    found() ? constraint.geodesic(chord) : Double.POSITIVE_INFINITY,
                    chord,
                    steps,
                    warnings(),
                    probe.gradientEvaluations(),
                    probe.logitEvaluations());
        }

        /** The distance to the error: none from a start that is one, even if the search went on to a worse point. */
        private double chord() {
            if (side.isError(startLogit)) {
                return 0;
            }
            return found() ? constraint.chord(start, end) : Double.POSITIVE_INFINITY;
        }

        private Set<AttackWarning> warnings() {
            Set<AttackWarning> warnings = EnumSet.noneOf(AttackWarning.class);
            if (vanished) {
                warnings.add(AttackWarning.GRADIENT_VANISHED);
            }
            if (worstStep == 0 && !side.isError(startLogit)) {
                warnings.add(AttackWarning.NO_PROGRESS);
            }
            if (worstStep < steps) {
                warnings.add(AttackWarning.BEST_NOT_LAST);
            }
            return Set.copyOf(warnings);
        }
    }

    List<Walk> run() {
        for (int step = 0; !active.isEmpty(); step++) {
            FloatMatrix rows = points.firstRows(active.size());
            classifier.logitsAndGradients(rows, logits, gradients.firstRows(active.size()));
            for (int row = active.size() - 1; row >= 0; row--) {
                Walk walk = active.get(row);
                if (walk.visit(row)) {
                    remove(row);
                } else if (step == attack.search().maxSteps() || !walk.move(row)) {
                    walk.settle();
                    remove(row);
                }
            }
        }
        return walks;
    }

    private static void read(FloatMatrix rows, int row, float[] out) {
        System.arraycopy(rows.data(), row * out.length, out, 0, out.length);
    }

    /** Takes a point out of the batch by putting the last one, already moved, into its row. */
    private void remove(int row) {
        int last = active.size() - 1;
        System.arraycopy(points.data(), last * dimension, points.data(), row * dimension, dimension);
        active.set(row, active.get(last));
        active.removeLast();
    }
}
