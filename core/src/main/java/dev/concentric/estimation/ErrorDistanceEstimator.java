package dev.concentric.estimation;

import dev.concentric.attack.Attack;
import dev.concentric.attack.Constraint;
import dev.concentric.attack.FreeSpace;
import dev.concentric.attack.SphereConstraint;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;

/**
 * The mean distance d(E) from a uniform point of a sphere to the nearest error, by attack.
 *
 * @param points where the start points come from
 * @param count how many start points, from 1 to 100,000
 * @param attack the attack
 */
public record ErrorDistanceEstimator(FreshPoints points, int count, Attack attack) {

    private static final int MOST_POINTS = 100_000;

    /** Checks the count. */
    public ErrorDistanceEstimator {
        if (count < 1 || count > MOST_POINTS) {
            throw new IllegalArgumentException("points must lie between 1 and " + MOST_POINTS + ", got " + count);
        }
    }

    /** Attacks the first {@code count} points of a sphere. */
    public ErrorDistance errorDistance(Classifier classifier, Sphere sphere) {
        return errorDistance(classifier, sphere, Team.single());
    }

    /** Attacks the first {@code count} points of a sphere, each member of a team some of them. */
    public ErrorDistance errorDistance(Classifier classifier, Sphere sphere, Team team) {
        return errorDistance(
                classifier, sphere, new SphereConstraint(points.spheres().radius(sphere)), team);
    }

    /**
     * Attacks the first {@code count} points of a sphere where a constraint lets it: with {@link FreeSpace} an error
     * is any point of R^n that is classified unlike the start's sphere.
     */
    public ErrorDistance errorDistance(Classifier classifier, Sphere sphere, Constraint constraint, Team team) {
        return ErrorDistance.of(
                attack.attack(classifier, sphere, constraint, points.points(sphere, 0, count), team),
                points.stream().split("bootstrap"));
    }
}
