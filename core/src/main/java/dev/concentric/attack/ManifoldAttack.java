package dev.concentric.attack;

import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import java.util.List;

/**
 * The manifold attack (paper, section 2.1): projected gradient ascent of the loss on the sphere of the point's class.
 *
 * <p>Steps are made in float32 on all start points together; a point that is done leaves the batch. An error counts
 * only if the float64 logit of the point returned, scaled to the radius, says so. What is found is an upper bound on
 * the distance to the nearest error; what is not found bounds nothing.
 *
 * @param search how a point moves
 * @param stoppingRule when a point is done
 */
public record ManifoldAttack(GradientAscent search, StoppingRule stoppingRule) {

    /**
     * Attacks every start point.
     *
     * @param classifier the classifier
     * @param sphere the sphere, and so the class, of all start points
     * @param radius that sphere's radius
     * @param starts the start points {@code [B x n]}; left as they are
     * @return one outcome for each start point, in their order
     */
    public List<AttackOutcome> attack(Classifier classifier, Sphere sphere, double radius, FloatMatrix starts) {
        return attack(classifier, sphere, radius, starts, Team.single());
    }

    /**
     * Attacks every start point, each member of a team some of them.
     *
     * @param classifier the classifier
     * @param sphere the sphere, and so the class, of all start points
     * @param radius that sphere's radius
     * @param starts the start points {@code [B x n]}; left as they are
     * @param team shares the work; no result depends on its size
     * @return one outcome for each start point, in their order
     */
    public List<AttackOutcome> attack(
            Classifier classifier, Sphere sphere, double radius, FloatMatrix starts, Team team) {
        SphereConstraint constraint = new SphereConstraint(radius);
        AttackOutcome[] outcomes = new AttackOutcome[starts.rows()];
        team.split(starts.rows(), 1, (first, end) -> {
            List<AttackOutcome> part =
                    new ManifoldSearch(this, classifier, sphere, constraint, starts, first, end).run();
            for (int i = first; i < end; i++) {
                outcomes[i] = part.get(i - first);
            }
        });
        return List.of(outcomes);
    }
}
