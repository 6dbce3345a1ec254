package dev.concentric.attack;

/** One start point of a {@link RefinedAttack}: the nearest error that its searches have led to so far. */
final class Refinement {
    private final LocalDescent descent;
    private final Constraint constraint;
    private final AttackOutcome first;
    private final double startExcess;
    private final NearestFound nearest;
    private int gradientEvaluations;
    private int logitEvaluations;

    /** Makes a refinement of the search from the start point itself. */
    Refinement(LocalDescent descent, ManifoldSearch.Walk walk) {
        this.descent = descent;
        constraint = walk.probe().constraint();
        first = walk.outcome();
        startExcess = walk.probe().excess(first.startLogit());
        nearest = new NearestFound(constraint, first.start(), first.end(), first.endLogit(), first.chord());
        add(walk);
    }

    /** Returns where restart k begins. */
    double[] origin(Restarts restarts, int k) {
        return restarts.origin(k, constraint, first.start(), nearest.end(), nearest.chord());
    }

    /** Returns whether there may be a nearer error than the start itself. */
    boolean isOpen() {
        return startExcess < 0;
    }

    /** Takes an error that a search has found as the origin of another descent. */
    void add(ManifoldSearch.Walk walk) {
        Probe probe = walk.probe();
        if (isOpen() && walk.found()) {
            nearest.keep(probe, walk.end());
            double[] crossing = crossing(walk);
            nearest.keep(probe, crossing);
            nearest.keep(probe, descent.descend(probe, first.start(), startExcess, crossing));
        }
        gradientEvaluations += probe.gradientEvaluations();
        logitEvaluations += probe.logitEvaluations();
    }

    /** Returns the error where the geodesic of the step to the error found crosses the boundary. */
    private double[] crossing(ManifoldSearch.Walk walk) {
        Probe probe = walk.probe();
        double[] before = walk.beforeEnd();
        double excess = probe.excess(before);
        if (!(excess < 0)) {
            // An error that float32 took for right.
            return before;
        }
        double[] direction = constraint.direction(before, walk.end());
        if (!Double.isFinite(direction[0])) {
            return walk.end();
        }
        double far = constraint.chord(before, walk.end());
        double farExcess = probe.excess(walk.end());
        double located = Crossing.locate(probe, before, excess, direction, far, farExcess, Crossing.FINEST);
        return constraint.at(before, direction, located);
    }

    AttackOutcome outcome() {
        return nearest.outcome(
                first.startLogit(),
                first.rawChord(),
                first.steps(),
                first.warnings(),
                gradientEvaluations,
                logitEvaluations);
    }
}
