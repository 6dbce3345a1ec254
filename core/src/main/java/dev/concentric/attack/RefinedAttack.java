package dev.concentric.attack;

import dev.concentric.data.ErrorSide;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import java.util.List;

/**
 * An attack that is after the nearest error, not just any: a search for a first error, the crossing of the decision
 * boundary on the search's last geodesic, settled in float64, and a descent of the distance from there; again from
 * other points; the nearest error of all is kept.
 *
 * <p>Distances remain upper bounds: a descent ends in a local minimum.
 *
 * @param search how a first error is found
 * @param descent how the distance is lowered from there
 * @param restarts further searches, each with a descent towards the start point proper
 */
public record RefinedAttack(Search search, LocalDescent descent, Restarts restarts) implements Attack {

    /** The length of the steps of {@link #DEFAULT}. */
    public static final double DEFAULT_STEP = 0.05;

    /** Geodesic steps of .05 over a length of 20, a descent, no restarts. */
    public static final RefinedAttack DEFAULT =
            new RefinedAttack(new GeodesicAscent(DEFAULT_STEP, 400), LocalDescent.DEFAULT, Restarts.NONE);

    /**
     * Returns the plain {@link ManifoldAttack} up to the first error, with the crossing of the decision boundary
     * located: one search, whose own distance is {@link AttackOutcome#rawChord()}. The error it ends on is where the
     * geodesic of its last step crosses the boundary, if that is nearer; so distances are at most a step shorter. Where
     * the last step began at an error that float32 took for right, it is that one.
     *
     * @param search how a first error is found
     */
    public static RefinedAttack located(Search search) {
        return new RefinedAttack(search, LocalDescent.NONE, Restarts.NONE);
    }

    /** Returns this attack with restarts. */
    public RefinedAttack with(Restarts other) {
        return new RefinedAttack(search, descent, other);
    }

    @Override
    public List<AttackOutcome> attack(
            Classifier classifier, ErrorSide side, Constraint constraint, FloatMatrix starts, Team team) {
        AttackOutcome[] outcomes = new AttackOutcome[starts.rows()];
        team.split(starts.rows(), 1, (first, end) -> {
            var refinements = refine(classifier, side, constraint, starts, first, end);
            for (int i = first; i < end; i++) {
                outcomes[i] = refinements.get(i - first).outcome();
            }
        });
        return List.of(outcomes);
    }

    private List<Refinement> refine(
            Classifier classifier, ErrorSide side, Constraint constraint, FloatMatrix starts, int first, int end) {
        ManifoldAttack plain = new ManifoldAttack(search, StoppingRule.FIRST_ERROR);
        List<Refinement> refinements = new ManifoldSearch(plain, classifier, side, constraint, starts, first, end)
                .run().stream().map(walk -> new Refinement(descent, walk)).toList();
        // A start that is an error itself has nothing left to find.
        List<Refinement> open = refinements.stream().filter(Refinement::isOpen).toList();
        int dimension = starts.columns();
        for (int k = 0; k < restarts.count() && !open.isEmpty(); k++) {
            FloatMatrix others = FloatMatrix.zeros(open.size(), dimension);
            for (int row = 0; row < open.size(); row++) {
                double[] other = open.get(row).origin(restarts, k);
                for (int j = 0; j < dimension; j++) {
                    others.set(row, j, (float) other[j]);
                }
            }
            var walks = new ManifoldSearch(plain, classifier, side, constraint, others, 0, open.size()).run();
            for (int row = 0; row < open.size(); row++) {
                open.get(row).add(walks.get(row));
            }
        }
        return refinements;
    }
}
