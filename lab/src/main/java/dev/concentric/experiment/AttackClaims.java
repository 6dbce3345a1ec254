package dev.concentric.experiment;

import dev.concentric.attack.RefinedAttack;
import java.util.List;
import java.util.stream.Collectors;

/** What the paper's attack is worth as a measure of d(E), held against exact distances. */
final class AttackClaims {
    /** By which share a mean distance may be too long to be called right. */
    private static final double RIGHT = 0.1;

    /** The same, to be called exact. */
    private static final double EXACT = 0.01;

    /** The paper's steps, in section 3 and in section 5. */
    private static final double[] PAPER_STEPS = {0.01, 0.001};

    private final AttackComparison attacks;

    AttackClaims(AttackComparison attacks) {
        this.attacks = attacks;
    }

    List<Claim> all() {
        return List.of(distances());
    }

    private Claim distances() {
        List<AttackComparison.OnNetwork> open = attacks.networks().stream()
                .filter(network -> network.trained() && !network.results().isEmpty())
                .toList();
        boolean right = open.stream().allMatch(network -> isWithin(network, PAPER_STEPS[0], RIGHT));
        return new Claim(
                "attack-distances",
                "sect. 2.1, 3 and 5",
                "The mean distance to the errors that projected gradient descent finds (steps of .01) is the mean"
                        + " distance to the nearest error.",
                "taken as d(E); \u201cnot guaranteed to find the closest error\u201d",
                attacks.networks().stream()
                        .filter(AttackComparison.OnNetwork::trained)
                        .map(AttackClaims::describe)
                        .collect(Collectors.joining("; ")),
                open.isEmpty() ? Verdict.NOT_REACHED : right ? Verdict.REPRODUCED : Verdict.DIFFERS,
                open.isEmpty()
                        ? "There is nothing to find: the trained quadratic networks have no error left."
                        : "Called right if an error is found from every point and the mean is at most 10 % too long on"
                                + " each of these quadratic networks, whose nearest errors are known exactly. Steps of"
                                + " .01 are " + grade(open, PAPER_STEPS[0]) + ", steps of .001 (section 5) "
                                + grade(open, PAPER_STEPS[1]) + ".");
    }

    private static String grade(List<AttackComparison.OnNetwork> networks, double step) {
        if (networks.stream().allMatch(network -> isWithin(network, step, EXACT))) {
            return "within 1 %";
        }
        return networks.stream().allMatch(network -> isWithin(network, step, RIGHT))
                ? "within 10 %, not within 1 %"
                : "farther off or miss errors";
    }

    private static boolean isWithin(AttackComparison.OnNetwork network, double step, double share) {
        var row = network.result(AttackComparison.PROJECTED, step).row();
        return row.found() == row.points() && row.gapOfMean() <= share;
    }

    private static String describe(AttackComparison.OnNetwork network) {
        if (network.results().isEmpty()) {
            return network.name() + ": no error left";
        }
        StringBuilder text = new StringBuilder(network.name()).append(": ");
        for (double step : PAPER_STEPS) {
            text.append(gap(network.result(AttackComparison.PROJECTED, step)))
                    .append(" at steps of ")
                    .append(step)
                    .append(", ");
        }
        return text.append(gap(network.result(AttackComparison.REFINED, RefinedAttack.DEFAULT_STEP)))
                .append(" refined")
                .toString();
    }

    private static String gap(AttackComparison.Result result) {
        var row = result.row();
        String found = row.found() == row.points() ? "" : " from " + row.found() + " of " + row.points() + " points";
        return row.found() == 0 ? "nothing found" : Readable.number(100 * row.gapOfMean()) + " % too long" + found;
    }
}
