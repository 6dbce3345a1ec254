package dev.concentric.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which of the choices that the paper leaves open decide how accurate the ReLU network becomes (section 3). */
final class SensitivityClaims {
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

        long[] errors() {
            return ends.stream().mapToLong(Outcome::errors).toArray();
        }

        boolean isAsAccurateAsThePapers() {
            return ends.stream().allMatch(end -> errors(end) == 0 && ReluClaims.isAtThePlateau(end));
        }

        double greatestLoss() {
            return ends.stream().mapToDouble(Measurement::meanLoss).max().orElseThrow();
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

    private final List<TrainedRun> runs;

    /** The choices that were made, the default first if it is among them. */
    private final List<Outcome> outcomes;

    private SensitivityClaims(List<TrainedRun> runs) {
        this.runs = runs;
        Map<SensitivityPlan.Choice, List<Measurement>> ends = new LinkedHashMap<>();
        for (TrainedRun run : runs) {
            ends.computeIfAbsent(SensitivityPlan.choiceOf(run.spec()), choice -> new ArrayList<>())
                    .add(run.last());
        }
        outcomes = ends.entrySet().stream()
                .map(entry -> new Outcome(entry.getKey().title(), entry.getValue()))
                .toList();
    }

    /** Judges the study, as far as it was made. */
    static List<Claim> of(List<TrainedRun> runs) {
        SensitivityClaims claims = new SensitivityClaims(runs);
        return List.of(claims.accuracy(), claims.loss());
    }

    private Claim accuracy() {
        return claim(
                "sensitivity-accuracy",
                "One of the choices that the paper leaves open gives a ReLU network that errs on none of the points"
                        + " sampled, at the paper's distances of .17 to .18.",
                "no error in 2\u00b710\u2077 points, .17 to .18, after 10\u2076 steps",
                this::compared,
                Outcome::isAsAccurateAsThePapers,
                () -> "errors of "
                        + Readable.count(2 * runs.getFirst().last().inner().samples())
                        + " points; a number for each seed. " + ErrorsCompared.RULE
                        + " Holds if with some choice no seed shows an error and each has a mean distance from "
                        + ReluClaims.PLATEAU_LOW + " to " + ReluClaims.PLATEAU_HIGH + ".");
    }

    private String compared() {
        Outcome usual = outcomes.getFirst();
        List<Outcome> others = outcomes.subList(1, outcomes.size());
        return usual.words()
                + Arrays.stream(ErrorsCompared.values())
                        .map(compared -> those(compared, usual, others))
                        .collect(Collectors.joining());
    }

    private Claim loss() {
        return claim(
                "sensitivity-loss",
                "One of the choices that the paper leaves open gives its ReLU network's loss, below 10\u207b\u2079.",
                "below 10\u207b\u2079, after 10\u2076 steps",
                () -> "the least: "
                        + outcomes.stream()
                                .min(Comparator.comparingDouble(Outcome::greatestLoss))
                                .orElseThrow()
                                .words(),
                outcome -> outcome.greatestLoss() < ReluClaims.PAPER_LOSS,
                () -> "loss on fresh points; a number for each seed.");
    }

    private Claim claim(
            String id,
            String statement,
            String papers,
            Supplier<String> measured,
            Predicate<Outcome> holds,
            Supplier<String> explanation) {
        boolean made = runs.stream()
                .anyMatch(run -> SensitivityPlan.choiceOf(run.spec()).equals(SensitivityPlan.CHOICES.getFirst()));
        return new Claim(
                id,
                "sect. 3, what it leaves open",
                statement,
                papers,
                made ? measured.get() : runs.isEmpty() ? "the study was not made" : "the runs by default are missing",
                made && outcomes.stream().anyMatch(holds) ? Verdict.REPRODUCED : Verdict.NOT_REACHED,
                made
                        ? "Each choice changed alone, at step "
                                + Readable.count(runs.getFirst().last().step()) + " of the paper's "
                                + Readable.count(PaperPlan.PAPER_STEPS) + ", " + explanation.get()
                        : "The study is of the paper's scale: --scale paper --only sensitivity, with an --out of its"
                                + " own.");
    }

    private static String those(ErrorsCompared compared, Outcome usual, List<Outcome> outcomes) {
        String text = outcomes.stream()
                .filter(outcome -> ErrorsCompared.of(outcome.errors(), usual.errors()) == compared)
                .map(Outcome::words)
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : "; " + compared.words() + " with: " + text;
    }
}
