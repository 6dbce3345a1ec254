package dev.concentric.estimation;

import dev.concentric.attack.ManifoldAttack;
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
public record ErrorDistanceEstimator(FreshPoints points, int count, ManifoldAttack attack) {

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
        double radius = points.spheres().radius(sphere);
        return ErrorDistance.of(
                attack.attack(classifier, sphere, radius, points.points(sphere, 0, count), team),
                points.stream().split("bootstrap"));
    }
}
