package dev.concentric.experiment;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.ErrorCount;
import dev.concentric.estimation.ErrorDistance;
import dev.concentric.estimation.ExactErrorDistance;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.SigmoidCrossEntropy;
import dev.concentric.stats.Interval;
import dev.concentric.stats.QuadraticForm;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was measured of a network at one step of its training.
 *
 * @param step how many training steps were made
 * @param inner fresh points of the inner sphere classified
 * @param outer fresh points of the outer sphere classified
 * @param coarse distances on the inner sphere by the attack of section 3, steps of .01, where it stopped
 * @param fine distances from the same points by the attack of section 5, steps of .001, with the crossing of the
 *     decision boundary located on the last step's geodesic
 * @param ellipsoid what is known in closed form of a quadratic network
 * @param best rate and distance by the best methods there are, where the plan asks for them
 */
public record Measurement(
        long step,
        ErrorCount inner,
        ErrorCount outer,
        Distances coarse,
        Distances fine,
        Optional<Ellipsoid> ellipsoid,
        Optional<BestKnown> best) {

    private static final double NORMAL_95 = 1.959964;

    /** Returns the mean loss over fresh points of both spheres, each weighing a half as in the data. */
    public double meanLoss() {
        return (inner.meanLoss() + outer.meanLoss()) / 2;
    }

    /** Returns the 95 % interval of {@link #meanLoss}, as if means of losses were normal. */
    Interval lossInterval() {
        double reach = NORMAL_95 * Math.hypot(inner.lossError(), outer.lossError()) / 2;
        return new Interval(meanLoss() - reach, meanLoss() + reach);
    }

    /** Returns the closed form of a quadratic network. */
    Ellipsoid requireEllipsoid() {
        return ellipsoid.orElseThrow();
    }

    /** Returns the count of errors on a sphere. */
    public ErrorCount errors(Sphere sphere) {
        return sphere == Sphere.INNER ? inner : outer;
    }

    /**
     * Distances to the errors that an attack found; upper bounds, averaged over the points from which one was found.
     *
     * @param points the number of start points; 0 where nothing was searched: it is proved that no error exists, or the
     *     plan asks for none
     * @param found from how many of them an error was found
     * @param meanChord the mean straight-line distance, absent where nothing was found
     * @param meanGeodesic the mean great-circle distance, absent where nothing was found
     * @param interval the 95 % bootstrap interval of the mean chord
     * @param deviation the standard deviation of the chords, absent where fewer than two were found
     * @param meanRawChord the mean chord to where the searches themselves stopped, absent as the mean chord
     */
    public record Distances(
            int points,
            int found,
            OptionalDouble meanChord,
            OptionalDouble meanGeodesic,
            Optional<Interval> interval,
            OptionalDouble deviation,
            OptionalDouble meanRawChord) {

        /** No search. */
        public static final Distances NOT_SEARCHED = new Distances(
                0,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());

        /** Returns whether there were points, and an error was found from every one. */
        boolean isFromAll() {
            return points > 0 && found == points;
        }

        /** Returns the summary of exact distances. */
        static Distances of(ExactErrorDistance distance) {
            return new Distances(
                    distance.points(),
                    distance.points(),
                    OptionalDouble.of(distance.meanChord().value()),
                    OptionalDouble.of(distance.meanGeodesic().value()),
                    distance.meanChord().interval(),
                    deviation(distance.chords()),
                    OptionalDouble.of(distance.meanChord().value()));
        }

        /** Returns the summary of an attack. */
        static Distances of(ErrorDistance distance) {
            return new Distances(
                    distance.points(),
                    distance.found(),
                    distance.meanChord(),
                    distance.meanGeodesic(),
                    distance.interval(),
                    distance.chordDeviation(),
                    distance.meanRawChord());
        }

        private static OptionalDouble deviation(double[] chords) {
            if (chords.length < 2) {
                return OptionalDouble.empty();
            }
            double mean = Arrays.stream(chords).average().orElseThrow();
            double squares = Arrays.stream(chords)
                    .map(chord -> (chord - mean) * (chord - mean))
                    .sum();
            return OptionalDouble.of(Math.sqrt(squares / (chords.length - 1)));
        }
    }

    /**
     * A quadratic network in closed form.
     *
     * @param wrongAlphas along how many principal axes a sphere has an error
     * @param meanAlpha the mean of the alphas
     * @param inner the error rate on the inner sphere
     * @param outer the error rate on the outer sphere
     * @param innerWorstLoss the largest loss of any point of the inner sphere
     * @param outerWorstLoss the largest loss of any point of the outer sphere
     */
    public record Ellipsoid(
            int wrongAlphas, double meanAlpha, Rate inner, Rate outer, double innerWorstLoss, double outerWorstLoss) {

        /** Returns what an ellipsoid says about the spheres. */
        static Ellipsoid of(DecisionEllipsoid ellipsoid, ConcentricSpheres spheres) {
            double inner = spheres.innerRadius();
            double outer = spheres.outerRadius();
            return new Ellipsoid(
                    ellipsoid.wrongAlphas(inner, outer),
                    Arrays.stream(ellipsoid.alphas()).average().orElseThrow(),
                    Rate.of(ellipsoid, Sphere.INNER, inner),
                    Rate.of(ellipsoid, Sphere.OUTER, outer),
                    SigmoidCrossEntropy.loss(ellipsoid.largestLogit(inner), Sphere.INNER.label()),
                    SigmoidCrossEntropy.loss(ellipsoid.smallestLogit(outer), Sphere.OUTER.label()));
        }

        /** Returns whether it is proved that neither sphere has an error. */
        boolean provesPerfect() {
            return inner.proved() && outer.proved();
        }

        /** Returns the largest loss of any point of the data. */
        public double worstLoss() {
            return Math.max(innerWorstLoss, outerWorstLoss);
        }
    }

    /**
     * The error rate of a quadratic network on one sphere, as decimal logarithms, which are negative infinity where
     * errors have measure 0.
     *
     * @param proved whether it is proved that no error exists
     * @param log10 the exact rate
     * @param cltLog10 the rate by the central limit theorem, the paper's
     */
    public record Rate(boolean proved, double log10, double cltLog10) {

        /** No error exists. */
        static final Rate NONE = new Rate(true, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

        private static Rate of(DecisionEllipsoid ellipsoid, Sphere sphere, double radius) {
            if (ellipsoid.provesNoError(sphere, radius)) {
                return NONE;
            }
            QuadraticForm errors = ellipsoid.errors(sphere, radius);
            return new Rate(false, errors.probabilityPositive().log10(), errors.cltLogPositive() / Math.log(10));
        }
    }
}
