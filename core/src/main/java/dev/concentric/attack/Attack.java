package dev.concentric.attack;

import dev.concentric.data.ErrorSide;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import java.util.List;

/**
 * A way to find errors near start points. What it finds bounds the distance to the nearest error from above; what it
 * does not find bounds nothing.
 *
 * <p>Attacks are immutable. A start point's outcome depends neither on the other start points nor on the team.
 */
public interface Attack {

    /**
     * Attacks every start point.
     *
     * @param classifier the classifier
     * @param side where all start points' class is misclassified, such as their sphere
     * @param constraint where the search may go
     * @param starts the start points {@code [B x n]}; left as they are
     * @param team shares the work
     * @return one outcome for each start point, in their order
     */
    List<AttackOutcome> attack(
            Classifier classifier, ErrorSide side, Constraint constraint, FloatMatrix starts, Team team);

    /**
     * Attacks every start point on the sphere, each member of a team some of them.
     *
     * @param classifier the classifier
     * @param side where all start points' class is misclassified: their sphere
     * @param radius that sphere's radius
     * @param starts the start points {@code [B x n]}; left as they are
     * @param team shares the work
     * @return one outcome for each start point, in their order
     */
    default List<AttackOutcome> attack(
            Classifier classifier, ErrorSide side, double radius, FloatMatrix starts, Team team) {
        return attack(classifier, side, new SphereConstraint(radius), starts, team);
    }

    /**
     * Attacks every start point on the sphere.
     *
     * @param classifier the classifier
     * @param side where all start points' class is misclassified: their sphere
     * @param radius that sphere's radius
     * @param starts the start points {@code [B x n]}; left as they are
     * @return one outcome for each start point, in their order
     */
    default List<AttackOutcome> attack(Classifier classifier, ErrorSide side, double radius, FloatMatrix starts) {
        return attack(classifier, side, radius, starts, Team.single());
    }
}
