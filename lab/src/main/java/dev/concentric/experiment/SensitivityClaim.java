package dev.concentric.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which of the choices that the paper leaves open decide how accurate the ReLU network becomes (section 3). */
final class SensitivityClaim {
    /** By which factor the errors of every seed must differ from those of every seed by default to be told apart. */
    private static final double CLEAR = 2;

    /** Fewer errors than these may be chance even where others have none. */
    private static final long FEW = 10;

    private static final double PAPER_LOSS = 1e-9;

    /**
     * The seeds of one choice at their last step.
     *
     * @param title the choice, for people
     * @param ends their measurements
     */
    private record Outcome(String title, List<Measurement> ends) {

        private static long errors(Measurement end) {
            return end.inner().errors() + end.outer().errors();
        }

        long fewest() {
            return ends.stream().mapToLong(Outcome::errors).min().orElseThrow();
        }

        long most() {
            return ends.stream().mapToLong(Outcome::errors).max().orElseThrow();
        }

        boolean isBetterThan(Outcome other) {
            return other.fewest() >= FEW && CLEAR * most() <= other.fewest();
        }

        boolean isAsInThePaper() {
            return ends.stream().allMatch(end -> errors(end) == 0 && end.meanLoss() < PAPER_LOSS);
        }

        String words() {
            String errors =
                    ends.stream().map(end -> Readable.count(errors(end))).collect(Collectors.joining(" and "));
            String losses =
                    ends.stream().map(end -> Readable.number(end.meanLoss())).collect(Collectors.joining(" and "));
            String distances = ends.stream()
                    .map(end -> end.coarse().meanChord())
                    .map(chord -> chord.isEmpty() ? "none" : Readable.number(chord.getAsDouble()))
                    .collect(Collectors.joining(" and "));
            return title + " (errors " + errors + ", loss " + losses + ", d(E) " + distances + ")";
        }
    }

    private SensitivityClaim() {}

    /** Judges the study; empty where the runs by default, with which all others are compared, are missing. */
    static Optional<Claim> of(List<TrainedRun> runs) {
        Map<SensitivityPlan.Choice, List<Measurement>> ends = new LinkedHashMap<>();
        for (TrainedRun run : runs) {
            ends.computeIfAbsent(SensitivityPlan.choiceOf(run.spec()), choice -> new ArrayList<>())
                    .add(run.last());
        }
        if (!ends.containsKey(SensitivityPlan.CHOICES.getFirst())) {
            return Optional.empty();
        }
        List<Outcome> outcomes = ends.entrySet().stream()
                .map(entry -> new Outcome(entry.getKey().title(), entry.getValue()))
                .toList();
        Outcome usual = outcomes.getFirst();
        List<Outcome> others = outcomes.subList(1, outcomes.size());
        return Optional.of(new Claim(
                "sensitivity-headline",
                "sect. 3, what it leaves open",
                "One of the choices that the paper does not tell gives its ReLU network: no error, and a loss below"
                        + " 10\u207b\u2079.",
                "no error in 2\u00b710\u2077 points, after 10\u2076 steps",
                usual.words()
                        + those("; fewer errors with: ", others, choice -> choice.isBetterThan(usual))
                        + those("; more errors with: ", others, usual::isBetterThan)
                        + those(
                                "; no clear difference with: ",
                                others,
                                choice -> !choice.isBetterThan(usual) && !usual.isBetterThan(choice)),
                outcomes.stream().anyMatch(Outcome::isAsInThePaper) ? Verdict.REPRODUCED : Verdict.NOT_REACHED,
                "Each choice changed alone, at step "
                        + Readable.count(runs.getFirst().last().step()) + ", of "
                        + Readable.count(2 * runs.getFirst().last().inner().samples())
                        + " points, a number for each seed. Fewer or more: by a factor of two between any seeds of"
                        + " both, the greater number being at least " + FEW
                        + ". Holds if with some choice no seed shows"
                        + " an error and every loss is below 10\u207b\u2079."));
    }

    private static String those(String words, List<Outcome> outcomes, Predicate<Outcome> chosen) {
        String text = outcomes.stream().filter(chosen).map(Outcome::words).collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : words + text;
    }
}
