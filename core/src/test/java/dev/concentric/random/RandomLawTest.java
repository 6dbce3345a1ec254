package dev.concentric.random;

import dev.concentric.FalseAlarm;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** The laws of what a stream gives, each at a stated seed; false alarms as {@link FalseAlarm} states them. */
class RandomLawTest {

    @Test
    void gaussiansHaveTheMomentsOfTheNormalLaw() {
        int count = 4_000_000;
        double[] sums = new double[5];
        float[] values = new float[1000];
        RandomStream stream = RandomStream.root(11);
        for (int index = 0; index < count / values.length; index++) {
            stream.gaussians(index, values, 0, values.length);
            for (float value : values) {
                double power = value;
                for (int k = 1; k <= 4; k++) {
                    sums[k] += power;
                    power *= value;
                }
            }
        }
        double root = Math.sqrt(count);
        FalseAlarm.unlessNormal("mean", sums[1] / root);
        FalseAlarm.unlessNormal("second moment", (sums[2] / count - 1) * root / Math.sqrt(2));
        FalseAlarm.unlessNormal("third moment", sums[3] / root / Math.sqrt(15));
        FalseAlarm.unlessNormal("fourth moment", (sums[4] / count - 3) * root / Math.sqrt(96));
    }

    @Test
    void gaussiansHaveTheTailsOfTheNormalLaw() {
        int count = 1 << 24;
        int[] sigmas = {1, 3, 4, 5};
        long[] above = new long[sigmas.length];
        long[] below = new long[sigmas.length];
        float[] values = new float[1 << 14];
        RandomStream stream = RandomStream.root(12);
        for (int index = 0; index < count / values.length; index++) {
            stream.gaussians(index, values, 0, values.length);
            for (float value : values) {
                for (int s = 0; s < sigmas.length; s++) {
                    above[s] += value > sigmas[s] ? 1 : 0;
                    below[s] += value < -sigmas[s] ? 1 : 0;
                }
            }
        }
        for (int s = 0; s < sigmas.length; s++) {
            double probability = NormalDistribution.of(0, 1).survivalProbability(sigmas[s]);
            FalseAlarm.unlessBinomial("above " + sigmas[s] + " sigma", above[s], count, probability);
            FalseAlarm.unlessBinomial("below -" + sigmas[s] + " sigma", below[s], count, probability);
        }
    }

    /** Beyond 5.8 sigma, 2 of 2^28 values are expected, of which a radius of too few bits would give none or many. */
    @Test
    void gaussiansAreAsRareFarOutAsTheyShouldBe() {
        int count = 1 << 28;
        double[] sigmas = {4.8, 5.2, 5.5, 5.8};
        long[] beyond = new long[sigmas.length];
        float[] values = new float[1 << 14];
        RandomStream stream = RandomStream.root(16);
        for (int index = 0; index < count / values.length; index++) {
            stream.gaussians(index, values, 0, values.length);
            for (float value : values) {
                if (Math.abs(value) > sigmas[0]) {
                    for (int s = 0; s < sigmas.length; s++) {
                        beyond[s] += Math.abs(value) > sigmas[s] ? 1 : 0;
                    }
                }
            }
        }
        for (int s = 0; s < sigmas.length; s++) {
            double probability = 2 * NormalDistribution.of(0, 1).survivalProbability(sigmas[s]);
            FalseAlarm.unlessBinomial("beyond " + sigmas[s] + " sigma", beyond[s], count, probability);
        }
    }

    /** Products of values that should be independent have mean 0 and variance 1; of centred squares, variance 4. */
    @Test
    void gaussiansOfNeighboursAndOtherStreamsAreIndependent() {
        int count = 1_000_000;
        int length = 1000;
        RandomStream root = RandomStream.root(13);
        RandomStream stream = root.split("a");
        RandomStream named = root.split("b");
        RandomStream numbered = root.split(1);
        RandomStream below = stream.split(0);
        float[] values = new float[length];
        float[][] others = new float[5][length];
        double[] products = new double[6];
        double[] squares = new double[6];
        for (int index = 0; index < count / length; index++) {
            stream.gaussians(index, values, 0, length);
            named.gaussians(index, others[0], 0, length);
            numbered.gaussians(index, others[1], 0, length);
            below.gaussians(index, others[2], 0, length);
            root.gaussians(index, others[3], 0, length);
            stream.gaussians(index + 1L, others[4], 0, length);
            for (int j = 0; j < length; j++) {
                for (int k = 0; k < 6; k++) {
                    double x = values[j];
                    double y = k < 5 ? others[k][j] : values[j ^ 1];
                    // A pair's two products are the same number, so that only one of them counts.
                    if (k < 5 || (j & 1) == 0) {
                        products[k] += x * y;
                        squares[k] += (x * x - 1) * (y * y - 1);
                    }
                }
            }
        }
        String[] names = {"other name", "a number", "child", "parent", "next index", "the pair's other"};
        for (int k = 0; k < 6; k++) {
            double root2 = Math.sqrt(k < 5 ? count : count / 2);
            FalseAlarm.unlessNormal("product with " + names[k], products[k] / root2);
            FalseAlarm.unlessNormal("product of squares with " + names[k], squares[k] / (2 * root2));
        }
    }

    @Test
    void coinsAreFair() {
        int count = 2_000_000;
        RandomStream stream = RandomStream.root(14);
        long heads = 0;
        long changes = 0;
        for (int i = 0; i < count; i++) {
            heads += stream.coin(i) ? 1 : 0;
            changes += stream.coin(i) == stream.coin(i + 1L) ? 0 : 1;
        }
        FalseAlarm.unlessBinomial("heads", heads, count, 0.5);
        FalseAlarm.unlessBinomial("change", changes, count, 0.5);
    }

    @Test
    void uniformNumbersFillTheirCellsEvenly() {
        RandomStream stream = RandomStream.root(15);
        long[] cells = new long[256];
        long[] integers = new long[7];
        for (int i = 0; i < 1_000_000; i++) {
            cells[(int) (stream.uniform(i) * cells.length)]++;
            integers[(int) stream.below(integers.length, i)]++;
        }
        FalseAlarm.unlessUniform("uniform numbers", cells);
        FalseAlarm.unlessUniform("integers below 7", integers);
    }
}
