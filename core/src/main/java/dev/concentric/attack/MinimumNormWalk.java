package dev.concentric.attack;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The search of a {@link FastMinimumNorm} from one start point. */
final class MinimumNormWalk {

    /** How much nearer than the last error settled another has to be to be settled at once. */
    private static final double NEARER = 0.99;

    private final FastMinimumNorm attack;
    private final Probe probe;
    private final Constraint constraint;
    private final double[] start;
    private final double startLogit;
    private final NearestFound nearest;

    /** Where the search stands, how far from the start, and the excess and its gradient there. */
    private final float[] point;

    private double chord;
    private double excess;
    private final double[] gradient;
    private boolean atError;

    /** The radius of the ball; without meaning before the first move. */
    private double radius;

    private boolean errorSeen;

    /** The nearest error by float32 that waits to be settled. */
    private float @Nullable [] candidate;

    private double candidateChord = Double.POSITIVE_INFINITY;

    private final float[] worst;
    private double worstExcess = Double.NaN;
    private int worstStep;
    private int steps;
    private boolean vanished;

    MinimumNormWalk(FastMinimumNorm attack, Probe probe, float[] point) {
        this.attack = attack;
        this.probe = probe;
        this.point = point;
        constraint = probe.constraint();
        start = constraint.pointOf(point);
        startLogit = probe.logit(start);
        gradient = new double[point.length];
        worst = point.clone();
        nearest = new NearestFound(constraint, start, start, startLogit, isOpen() ? Double.POSITIVE_INFINITY : 0);
    }

    /** Returns whether the start is right, so that there is something to find. */
    boolean isOpen() {
        return probe.excess(startLogit) < 0;
    }

    float[] point() {
        return point;
    }

    /**
     * Takes note of the point where the search stands.
     *
     * @param logit its logit in float32
     * @param slope the logit's gradient there
     */
    void visit(float logit, float[] slope) {
        probe.countGradient();
        excess = probe.excess(logit);
        Arrays.setAll(gradient, j -> probe.side().errorDirection() * (double) slope[j]);
        chord = constraint.chord(start, constraint.pointOf(point));
        if (!(excess <= worstExcess)) {
            worstExcess = excess;
            worstStep = steps;
            System.arraycopy(point, 0, worst, 0, point.length);
        }
        atError = probe.side().isError(logit);
        if (atError && chord < Math.min(candidateChord, nearest.chord())) {
            candidate = point.clone();
            candidateChord = chord;
            if (chord < NEARER * nearest.chord()) {
                atError = settle();
            }
        }
        errorSeen |= atError;
    }

    /** Settles in float64 whether the candidate is an error. */
    private boolean settle() {
        boolean kept = candidate != null && nearest.keep(probe, constraint.pointOf(candidate));
        candidate = null;
        candidateChord = Double.POSITIVE_INFINITY;
        return kept;
    }

    /** Makes a step; false where there is no direction to go. */
    boolean move(int step) {
        double[] direction = constraint.carried(start, constraint.pointOf(point), gradient);
        if (!Double.isFinite(direction[0])) {
            vanished = true;
            return false;
        }
        adaptRadius(attack.shareAt(step), direction);
        double length = attack.stepSizeAt(step);
        double[] free = new double[start.length];
        for (int j = 0; j < free.length; j++) {
            free[j] = point[j] + length * direction[j];
            point[j] = (float) free[j];
        }
        constraint.project(point);
        if (constraint.chord(start, constraint.pointOf(point)) > radius) {
            double[] back = constraint.at(start, constraint.direction(start, free), radius);
            for (int j = 0; j < point.length; j++) {
                point[j] = (float) back[j];
            }
        }
        steps++;
        return true;
    }

    private void adaptRadius(double share, double[] direction) {
        if (atError) {
            radius = Math.min(radius * (1 - share), Math.min(candidateChord, nearest.chord()));
        } else if (errorSeen) {
            radius *= 1 + share;
        } else {
            double slope = 0;
            for (int j = 0; j < direction.length; j++) {
                slope += direction[j] * gradient[j];
            }
            radius = (chord + Math.abs(excess / slope)) * (1 + share);
        }
    }

    AttackOutcome outcome() {
        settle();
        if (isOpen() && !nearest.known()) {
            nearest.approach(probe, constraint.pointOf(worst));
        }
        double rawChord = nearest.chord();
        if (isOpen() && nearest.known()) {
            double[] crossing = crossing();
            nearest.keep(probe, crossing);
            nearest.keep(probe, attack.descent().descend(probe, start, probe.excess(startLogit), crossing));
        }
        return nearest.outcome(
                startLogit, rawChord, steps, warnings(), probe.gradientEvaluations(), probe.logitEvaluations());
    }

    /** Returns the error where the geodesic to the nearest one found crosses the boundary. */
    private double[] crossing() {
        double[] direction = constraint.direction(start, nearest.end());
        if (!Double.isFinite(direction[0])) {
            return nearest.end();
        }
        double far = nearest.chord();
        double farExcess = probe.excess(nearest.end());
        double located =
                Crossing.locate(probe, start, probe.excess(startLogit), direction, far, farExcess, Crossing.FINEST);
        return constraint.at(start, direction, located);
    }

    private Set<AttackWarning> warnings() {
        Set<AttackWarning> warnings = EnumSet.noneOf(AttackWarning.class);
        if (vanished) {
            warnings.add(AttackWarning.GRADIENT_VANISHED);
        }
        if (worstStep == 0 && isOpen()) {
            warnings.add(AttackWarning.NO_PROGRESS);
        }
        return Set.copyOf(warnings);
    }
}
