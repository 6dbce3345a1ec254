package dev.concentric.estimation;

import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.GeodesicAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.Search;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import java.util.Comparator;
import java.util.List;

/**
 * The point of a sphere that is worst classified, by attack: the most confident error where there is one. Its logit
 * bounds the worst one from one side only; {@link dev.concentric.model.DecisionEllipsoid#worstPoint} has it exactly
 * for quadratic networks.
 *
 * @param point the point {@code [n]}
 * @param logit its logit, in float64
 * @param error whether it is an error
 */
public record WorstCase(double[] point, double logit, boolean error) {

    /** Steps of .1 to come near, then of .01 and .001 to settle. */
    public static final List<Search> SEARCHES =
            List.of(new GeodesicAscent(0.1, 200), new GeodesicAscent(0.01, 100), new GeodesicAscent(0.001, 100));

    /**
     * Searches from the first {@code count} points of a sphere, with all steps of each search.
     *
     * @param classifier the classifier
     * @param sphere the sphere
     * @param points where the start points come from
     * @param count how many start points, at least 1
     * @param searches the first is made from all start points, each other from the worst point that the one before
     *     found
     * @param team shares the work; no result depends on its size
     */
    public static WorstCase of(
            Classifier classifier, Sphere sphere, FreshPoints points, int count, List<Search> searches, Team team) {
        if (count < 1 || searches.isEmpty()) {
            throw new IllegalArgumentException(
                    "a worst case needs a start point and a search, got " + count + " and " + searches.size());
        }
        AttackOutcome worst =
                worst(classifier, sphere, points, searches.getFirst(), points.points(sphere, 0, count), team);
        for (Search search : searches.subList(1, searches.size())) {
            worst = worst(classifier, sphere, points, search, rowOf(worst.end()), team);
        }
        return new WorstCase(worst.end(), worst.endLogit(), worst.found());
    }

    private static AttackOutcome worst(
            Classifier classifier, Sphere sphere, FreshPoints points, Search search, FloatMatrix starts, Team team) {
        double radius = points.spheres().radius(sphere);
        return new ManifoldAttack(search, StoppingRule.ALL_STEPS)
                .attack(classifier, sphere, radius, starts, team).stream()
                        .max(Comparator.comparingDouble(outcome -> sphere.errorDirection() * outcome.endLogit()))
                        .orElseThrow();
    }

    private static FloatMatrix rowOf(double[] point) {
        FloatMatrix row = FloatMatrix.zeros(1, point.length);
        for (int j = 0; j < point.length; j++) {
            row.set(0, j, (float) point[j]);
        }
        return row;
    }
}
