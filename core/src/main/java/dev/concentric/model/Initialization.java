package dev.concentric.model;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.random.RandomStream;

/** How a network's numbers are set before training. */
public sealed interface Initialization {

    /**
     * Weights that are drawn independently of each other, by a law of mean 0 whose width depends on a layer's size.
     * Biases are 0, scales 1, and the quadratic network's scalars 1 and -1.
     */
    sealed interface Independent extends Initialization {

        /**
         * Sets the weights of a layer.
         *
         * @param weights {@code [inputs x outputs]}
         * @param stream the layer's own
         */
        void fill(PackedMatrix weights, RandomStream stream);
    }

    /** Weights uniform on +- sqrt(6 / (inputs + outputs)) (Glorot and Bengio, 2010, eq. 16). */
    record Glorot() implements Independent {

        @Override
        public void fill(PackedMatrix weights, RandomStream stream) {
            double limit = Math.sqrt(6.0 / (weights.rows() + weights.columns()));
            float[] values = new float[weights.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (limit * (2 * stream.uniform(i) - 1));
            }
            weights.setRows(values);
        }
    }

    /** Normal weights of variance 2 / inputs (He et al., 2015, eq. 10). */
    record He() implements Independent {

        @Override
        public void fill(PackedMatrix weights, RandomStream stream) {
            fillNormal(weights, 2, stream);
        }
    }

    /** Normal weights of variance 1 / inputs (LeCun et al., 1998, section 4.6), not truncated. */
    record FanIn() implements Independent {

        @Override
        public void fill(PackedMatrix weights, RandomStream stream) {
            fillNormal(weights, 1, stream);
        }
    }

    private static void fillNormal(PackedMatrix weights, double varianceTimesInputs, RandomStream stream) {
        float deviation = (float) Math.sqrt(varianceTimesInputs / weights.rows());
        float[] values = new float[weights.size()];
        for (int row = 0; row < weights.rows(); row++) {
            stream.gaussians(row, values, row * weights.columns(), weights.columns());
        }
        for (int i = 0; i < values.length; i++) {
            values[i] *= deviation;
        }
        weights.setRows(values);
    }

    /**
     * A quadratic network without errors (paper, section 4): the hidden weights are a random isometry times a scale, so
     * that all alphas are equal, and the scalars give stated probabilities of class 1 on the two spheres.
     *
     * @param spheres the spheres to separate
     * @param scale the length s that the isometry is multiplied by; the read-out weight is what s leaves of w s^2
     * @param innerProbability the probability of class 1 on the inner sphere
     * @param outerProbability the probability of class 1 on the outer sphere
     */
    record Perfect(ConcentricSpheres spheres, double scale, double innerProbability, double outerProbability)
            implements Initialization {

        /** Checks the settings. */
        public Perfect {
            if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the perfect start's scale must be positive, got " + scale);
            }
            if (!(0 < innerProbability && innerProbability < 0.5 && 0.5 < outerProbability && outerProbability < 1)) {
                throw new IllegalArgumentException("a perfect start needs 0 < innerProbability < 0.5 < outerProbability"
                        + " < 1, got " + innerProbability + " and " + outerProbability);
            }
        }

        /** Returns the paper's start: probabilities .0016 and .9994. */
        public static Perfect ofPaper(ConcentricSpheres spheres, double scale) {
            return new Perfect(spheres, scale, 0.0016, 0.9994);
        }

        /** Returns the read-out weight w. */
        public double outputWeight() {
            double inner = spheres.radius(Sphere.INNER);
            double outer = spheres.radius(Sphere.OUTER);
            double perSquaredRadius =
                    (logOdds(outerProbability) - logOdds(innerProbability)) / (outer * outer - inner * inner);
            return perSquaredRadius / (scale * scale);
        }

        /** Returns the read-out bias b. */
        double outputBias() {
            double inner = spheres.radius(Sphere.INNER);
            return logOdds(innerProbability) - outputWeight() * scale * scale * inner * inner;
        }

        private static double logOdds(double probability) {
            return StrictMath.log(probability) - StrictMath.log1p(-probability);
        }
    }
}
