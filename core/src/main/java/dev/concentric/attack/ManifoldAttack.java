package dev.concentric.attack;

import dev.concentric.data.ErrorSide;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import java.util.List;

/**
 * The manifold attack (paper, section 2.1): projected gradient ascent of the loss on the sphere of the point's class.
 * So it is with {@link GradientAscent}; any other {@link Search} can take its place.
 *
 * <p>Steps are made in float32 on all start points together; a point that is done leaves the batch. An error counts
 * only if the float64 logit of the point returned, kept to the constraint, says so. What is found is an upper bound on
 * the distance to the nearest error; what is not found bounds nothing.
 *
 * @param search how a point moves
 * @param stoppingRule when a point is done
 */
public record ManifoldAttack(Search search, StoppingRule stoppingRule) implements Attack {

    @Override
    public List<AttackOutcome> attack(
            Classifier classifier, ErrorSide side, Constraint constraint, FloatMatrix starts, Team team) {
        AttackOutcome[] outcomes = new AttackOutcome[starts.rows()];
        team.split(starts.rows(), 1, (first, end) -> {
            var walks = new ManifoldSearch(this, classifier, side, constraint, starts, first, end).run();
            for (int i = first; i < end; i++) {
                outcomes[i] = walks.get(i - first).outcome();
            }
        });
        return List.of(outcomes);
    }
}
