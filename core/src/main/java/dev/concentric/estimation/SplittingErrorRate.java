package dev.concentric.estimation;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.model.Classifier;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.Estimate;
import java.util.List;

/**
 * The error rate of any classifier by multilevel splitting, for rates that sampling cannot see.
 *
 * <p>A replicate begins with uniform points. At each level of the logit those that are not beyond it are replaced by
 * copies of the others, and all are moved, by steps that keep the uniform law and are taken back where they fall behind
 * the level. The rate is the product of the shares that survived, times the share of errors at the end (Kahn and
 * Harris, 1951, "Estimation of particle transmission by random sampling"; with Markov chains Au and Beck, 2001,
 * "Estimation of small failure probabilities in high dimensions by subset simulation"; of networks Webb et al., 2019,
 * "A statistical approach to assessing neural network robustness").
 *
 * <p>A point is the direction of a vector g of normals; a move turns it to sqrt(1 - s^2) g + s xi with fresh normals
 * xi, which keeps the law of g.
 *
 * <p>Levels and steps adapt to the classifier in a pilot: its levels are those logits up to which the wanted share of
 * its points is replaced (Cérou, Del Moral, Furon and Guyader, 2012, "Sequential Monte Carlo for rare event
 * estimation"), its step follows the acceptance of the moves before. The replicates follow the pilot's levels and
 * steps, and only they make up the estimate. With levels and steps that do not depend on its own points a replicate's
 * rate has no bias, however few its points and moves are (Del Moral, 2004, "Feynman-Kac Formulae", section 7.4); with
 * its own levels it would be some percent too large.
 *
 * <p>Given the pilot, replicates share nothing, and the interval is from their spread
 * ({@link dev.concentric.stats.ReplicateMean}). It knows nothing of errors that no replicate came near, such as a small
 * region far from where the logit leads. The logits are those of float32, as in sampling: where the points beyond a
 * level are closer to each other than these can tell, the search ends on a plateau.
 *
 * @param spheres the spheres whose points are classified
 * @param stream all randomness; the pilot has a stream below it, and replicate r that of its number
 * @param settings how to split
 * @param threads how many threads share the replicates; the result does not depend on it
 */
public record SplittingErrorRate(
        ConcentricSpheres spheres, RandomStream stream, SplittingSettings settings, int threads)
        implements ErrorRateEstimator {

    /** Checks the number of threads, and that the points of a replicate fit into an array. */
    public SplittingErrorRate {
        if ((long) settings.particles() * spheres.dimension() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("particles times dimension must lie below 2^31, got "
                    + settings.particles() + " times " + spheres.dimension());
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /**
     * Runs the pilot and all replicates.
     *
     * @throws IllegalArgumentException if the classifier is of another dimension
     * @throws IllegalStateException if a replicate fails or the caller is interrupted
     */
    public SplittingResult run(Classifier classifier, Sphere sphere) {
        SplittingReplicate[] replicates = new SplittingReplicate[settings.replicates()];
        SplittingReplicate pilot =
                each(classifier, sphere, (number, replicate, population) -> replicates[number] = replicate);
        return SplittingResult.of(settings, pilot, List.of(replicates));
    }

    /** What is done with a replicate and its points; called once for each replicate, by several threads. */
    interface Use {
        void of(int number, SplittingReplicate replicate, SplittingPopulation population);
    }

    /** Runs the pilot, which it returns, and each replicate, which it hands out. */
    SplittingReplicate each(Classifier classifier, Sphere sphere, Use use) {
        if (classifier.dimension() != spheres.dimension()) {
            throw new IllegalArgumentException("the spheres have " + spheres.dimension()
                    + " dimensions, the classifier has " + classifier.dimension());
        }
        RandomStream own = stream.split(sphere.key());
        SplittingReplicate pilot =
                new SplittingPopulation(classifier, sphere, spheres, settings, own.split("pilot")).explore();
        ParallelBlocks.run(settings.replicates(), threads, "splitting", number -> {
            SplittingPopulation population =
                    new SplittingPopulation(classifier, sphere, spheres, settings, own.split(number));
            use.of(number, population.follow(pilot), population);
        });
        return pilot;
    }

    @Override
    public Estimate errorRate(Classifier classifier, Sphere sphere) {
        return run(classifier, sphere).estimate();
    }
}
