package dev.concentric.estimation;

import java.util.List;

/**
 * What one replicate of {@link SplittingErrorRate}, or its pilot, came to.
 *
 * @param end why it ended
 * @param logErrorRate the natural logarithm of its error rate; negative infinity where it found no error
 * @param logReached the natural logarithm of the probability of what lies beyond the last level, as it found it;
 *     negative infinity where it had no point there
 * @param levels the levels, in their order
 * @param front the logit at the end of the point that is nearest to an error or farthest beyond
 * @param errors how many of its points are errors at the end
 * @param classified how many logits it computed
 */
public record SplittingReplicate(
        End end,
        double logErrorRate,
        double logReached,
        List<SplittingLevel> levels,
        double front,
        int errors,
        long classified) {

    /** Why a replicate ended. */
    public enum End {
        /** Points are errors. */
        ERRORS,
        /** No point is an error behind the last level, or none is left in front of a level. */
        NO_ERROR,
        /** Of a pilot: the probability fell below the floor. */
        FLOOR,
        /** Of a pilot: the points in front all have the same logit, and none is an error. */
        PLATEAU
    }

    /** Returns the lowest acceptance of any level; 1 where there is no level. */
    public double leastAcceptance() {
        return levels.stream().mapToDouble(SplittingLevel::acceptance).min().orElse(1);
    }

    /** Returns the mean acceptance of the levels; 1 where there is no level. */
    public double meanAcceptance() {
        return levels.stream().mapToDouble(SplittingLevel::acceptance).average().orElse(1);
    }

    /**
     * Returns the variance that the logarithm of the rate would have if the points of each level were independent: the
     * sum of (1 - q) / (q N) over the shares q of N points.
     */
    double idealVariance(int particles) {
        double sum = errors == 0 ? 0 : (double) (particles - errors) / errors;
        for (SplittingLevel level : levels) {
            sum += (1 - level.survivorShare()) / level.survivorShare();
        }
        return sum / particles;
    }
}
