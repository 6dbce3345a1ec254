package dev.concentric.attack;

import java.util.Set;

/** The nearest error of one start point that is known so far, settled in float64. */
final class NearestFound {
    private final Constraint constraint;
    private final double[] start;
    private double[] end;
    private double endLogit;
    private double chord;

    /**
     * Makes what is known at first.
     *
     * @param start the start point
     * @param end an error, or any point where none is known
     * @param endLogit its logit
     * @param chord the error's distance, infinite where none is known
     */
    NearestFound(Constraint constraint, double[] start, double[] end, double endLogit, double chord) {
        this.constraint = constraint;
        this.start = start;
        this.end = end;
        this.endLogit = endLogit;
        this.chord = chord;
    }

    /** Keeps a point if it is an error and the nearest; true if it was kept. */
    boolean keep(Probe probe, double[] point) {
        double distance = constraint.chord(start, point);
        if (!(distance < chord)) {
            return false;
        }
        double logit = probe.logit(point);
        if (probe.excess(logit) < 0) {
            return false;
        }
        end = point;
        endLogit = logit;
        chord = distance;
        return true;
    }

    /** Takes a point for the end, where no error is known, if it comes nearer to one; it may well be one. */
    void approach(Probe probe, double[] point) {
        double logit = probe.logit(point);
        double excess = probe.excess(logit);
        if (!(excess < 0)) {
            chord = constraint.chord(start, point);
        }
        if (!(excess <= probe.excess(endLogit))) {
            end = point;
            endLogit = logit;
        }
    }

    boolean known() {
        return chord < Double.POSITIVE_INFINITY;
    }

    double[] end() {
        return end;
    }

    double chord() {
        return chord;
    }

    /** Returns the outcome with what else there is to say of it, as {@link AttackOutcome} has it. */
    AttackOutcome outcome(
            double startLogit,
            double rawChord,
            int steps,
            Set<AttackWarning> warnings,
            int gradientEvaluations,
            int logitEvaluations) {
        return new AttackOutcome(
                start,
                end,
                known(),
                startLogit,
                endLogit,
                chord,
                known() ? constraint.geodesic(chord) : Double.POSITIVE_INFINITY,
                rawChord,
                steps,
                warnings,
                gradientEvaluations,
                logitEvaluations);
    }
}
