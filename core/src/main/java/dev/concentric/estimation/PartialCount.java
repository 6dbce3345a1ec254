package dev.concentric.estimation;

import dev.concentric.data.Sphere;
import dev.concentric.model.SigmoidCrossEntropy;

/**
 * What the first points of a count have come to, from which it can go on.
 *
 * @param points how many points were classified
 * @param errors how many of them were misclassified
 * @param loss the sum of the losses of those that a mean loss is taken over, in nats
 * @param squaredLoss the sum of the squares of these losses
 */
public record PartialCount(long points, long errors, double loss, double squaredLoss) {

    /** Nothing yet. */
    public static final PartialCount NONE = new PartialCount(0, 0, 0, 0);

    /** Checks the numbers. */
    public PartialCount {
        if (errors < 0 || errors > points || loss < 0 || squaredLoss < 0) {
            throw new IllegalArgumentException("there cannot be " + errors + " errors among " + points
                    + " points, with losses of " + loss + " and squares of " + squaredLoss + " together");
        }
    }

    static PartialCount of(Sphere sphere, float[] logits, int count) {
        long errors = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            errors += sphere.isError(logits[i]) ? 1 : 0;
            double loss = SigmoidCrossEntropy.loss(logits[i], sphere.label());
            sum += loss;
            squares += loss * loss;
        }
        return new PartialCount(count, errors, sum, squares);
    }

    /** Returns the mean loss of so many points. */
    double meanLoss(long lossPoints) {
        return loss / lossPoints;
    }

    /** Returns the standard error of that mean. */
    double lossError(long lossPoints) {
        double mean = meanLoss(lossPoints);
        double variance = Math.max(0, squaredLoss / lossPoints - mean * mean);
        return Math.sqrt(variance / lossPoints);
    }

    PartialCount plus(PartialCount next) {
        return new PartialCount(
                points + next.points, errors + next.errors, loss + next.loss, squaredLoss + next.squaredLoss);
    }
}
