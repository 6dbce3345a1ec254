package dev.concentric.estimation;

import dev.concentric.attack.Attack;
import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.Constraint;
import dev.concentric.attack.FreeSpace;
import dev.concentric.attack.SphereConstraint;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.NearestError;
import dev.concentric.model.NearestPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What attacks on a quadratic network are worth: their distances held against the exact ones, from the same start
 * points. Start points that are errors themselves are left out, since there is nothing to find.
 *
 * @param classifier the quadratic network
 * @param ellipsoid its decision boundary
 * @param sphere the sphere of the start points
 * @param points where the start points come from
 * @param count how many start points, those left out included, at least 1
 */
public record AttackCalibration(
        Classifier classifier, DecisionEllipsoid ellipsoid, Sphere sphere, FreshPoints points, int count) {

    /**
     * One attack's worth. A gap is the attack's distance divided by the exact one, minus 1.
     *
     * @param attack the attack's name
     * @param points how many start points are right
     * @param found from how many of these an error was found; the gaps are over these, NaN if there are none
     * @param meanGap the mean gap
     * @param worstGap the greatest gap
     * @param leastGap the least gap, below 0 by no more than rounding
     * @param gapOfMean the gap of the mean distance: that of the attack divided by the exact one of the same points,
     *     minus 1; unlike the mean gap it is not ruled by points that lie next to an error
     * @param shareWithin1Percent the share of right start points with a gap of at most .01; where nothing was found
     *     the gap is infinite
     * @param gradientEvaluations the mean number of gradients for a start point
     * @param logitEvaluations the mean number of float64 logits for a start point
     */
    public record Row(
            String attack,
            int points,
            int found,
            double meanGap,
            double worstGap,
            double leastGap,
            double gapOfMean,
            double shareWithin1Percent,
            double gradientEvaluations,
            double logitEvaluations) {

        private static Row of(String attack, List<AttackOutcome> outcomes, double[] exact) {
            double sum = 0;
            double distances = 0;
            double exactDistances = 0;
            double worst = Double.NEGATIVE_INFINITY;
            double least = Double.POSITIVE_INFINITY;
            int found = 0;
            int close = 0;
            long gradients = 0;
            long logits = 0;
            for (int i = 0; i < exact.length; i++) {
                AttackOutcome outcome = outcomes.get(i);
                gradients += outcome.gradientEvaluations();
                logits += outcome.logitEvaluations();
                if (outcome.found()) {
                    double gap = outcome.chord() / exact[i] - 1;
                    found++;
                    sum += gap;
                    distances += outcome.chord();
                    exactDistances += exact[i];
                    worst = Math.max(worst, gap);
                    least = Math.min(least, gap);
                    close += gap <= 0.01 ? 1 : 0;
                }
            }
            boolean none = found == 0;
            double count = exact.length;
            return new Row(
                    attack,
                    exact.length,
                    found,
                    sum / found,
                    none ? Double.NaN : worst,
                    none ? Double.NaN : least,
                    distances / exactDistances - 1,
                    close / count,
                    gradients / count,
                    logits / count);
        }
    }

    /** Checks the count. */
    public AttackCalibration {
        if (count < 1) {
            throw new IllegalArgumentException("points must be at least 1, got " + count);
        }
    }

    /**
     * Holds attacks against the nearest errors of the sphere.
     *
     * @param attacks the attacks by name, in the order wanted
     * @param team shares the work; no result depends on its size
     * @return one row for each attack
     * @throws IllegalArgumentException if no start point is right or the sphere has no error
     */
    public List<Row> onSphere(Map<String, Attack> attacks, Team team) {
        double radius = points.spheres().radius(sphere);
        return rows(
                attacks,
                new SphereConstraint(radius),
                start -> ellipsoid.nearestError(sphere, radius, start).map(NearestError::chord),
                team);
    }

    /**
     * Holds attacks without constraint against the nearest points of the decision boundary.
     *
     * @param attacks the attacks by name, in the order wanted
     * @param team shares the work; no result depends on its size
     * @return one row for each attack
     * @throws IllegalArgumentException if no start point is right or there is no boundary
     */
    public List<Row> inFreeSpace(Map<String, Attack> attacks, Team team) {
        return rows(
                attacks,
                new FreeSpace(),
                start -> ellipsoid.nearestBoundaryPoint(start).map(NearestPoint::distance),
                team);
    }

    private List<Row> rows(
            Map<String, Attack> attacks,
            Constraint constraint,
            Function<double[], Optional<Double>> distance,
            Team team) {
        List<double[]> exactStarts = new ArrayList<>();
        FloatMatrix starts = rightStarts(constraint, exactStarts);
        double[] exact = new double[exactStarts.size()];
        team.split(exact.length, 1, (first, end) -> {
            for (int i = first; i < end; i++) {
                exact[i] = distance.apply(exactStarts.get(i))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "a calibration needs a sphere with errors; the " + sphere.key() + " one has none"));
            }
        });
        return attacks.entrySet().stream()
                .map(attack -> Row.of(
                        attack.getKey(), attack.getValue().attack(classifier, sphere, constraint, starts, team), exact))
                .toList();
    }

    /** Returns the start points that are right, and adds them to a list as attacks see them, in float64. */
    private FloatMatrix rightStarts(Constraint constraint, List<double[]> exactStarts) {
        FloatMatrix all = points.points(sphere, 0, count);
        int dimension = all.columns();
        int right = 0;
        for (int row = 0; row < count; row++) {
            float[] start = new float[dimension];
            System.arraycopy(all.data(), row * dimension, start, 0, dimension);
            double[] exact = constraint.pointOf(start);
            if (!sphere.isError(classifier.logit(exact))) {
                System.arraycopy(start, 0, all.data(), right * dimension, dimension);
                exactStarts.add(exact);
                right++;
            }
        }
        if (right == 0) {
            throw new IllegalArgumentException(
                    "a calibration needs a right start point; all " + count + " are errors themselves");
        }
        return all.firstRows(right);
    }
}
