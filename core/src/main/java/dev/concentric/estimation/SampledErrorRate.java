package dev.concentric.estimation;

import dev.concentric.data.Sphere;
import dev.concentric.model.Classifier;
import dev.concentric.model.SigmoidCrossEntropy;
import dev.concentric.stats.Estimate;

/**
 * Error rates and losses by classifying fresh uniform points.
 *
 * @param points where the points come from
 * @param samples how many points of a sphere are classified, at least 1
 * @param threads how many threads share the work; the result does not depend on it
 */
public record SampledErrorRate(FreshPoints points, long samples, int threads) implements ErrorRateEstimator {

    /** Checks the counts. */
    public SampledErrorRate {
        if (samples < 1) {
            throw new IllegalArgumentException("samples must be at least 1, got " + samples);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /** Counts the errors among the points. */
    public ErrorCount count(Classifier classifier, Sphere sphere) {
        double errors = points.sum(classifier, sphere, samples, threads, (logits, count) -> {
            int wrong = 0;
            for (int i = 0; i < count; i++) {
                wrong += sphere.isError(logits[i]) ? 1 : 0;
            }
            return wrong;
        });
        return new ErrorCount((long) errors, samples);
    }

    @Override
    public Estimate errorRate(Classifier classifier, Sphere sphere) {
        return count(classifier, sphere).estimate();
    }

    /** Returns the mean loss of the points of a sphere, in nats. */
    public double meanLoss(Classifier classifier, Sphere sphere) {
        return points.sum(classifier, sphere, samples, threads, (logits, count) -> {
                    double loss = 0;
                    for (int i = 0; i < count; i++) {
                        loss += SigmoidCrossEntropy.loss(logits[i], sphere.label());
                    }
                    return loss;
                })
                / samples;
    }
}
