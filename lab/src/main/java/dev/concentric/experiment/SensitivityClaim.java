package dev.concentric.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which of the choices that the paper leaves open decide how accurate the ReLU network becomes (section 3). */
final class SensitivityClaim {
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

        boolean isAsInThePaper() {
            return ends.stream().allMatch(end -> errors(end) == 0 && end.meanLoss() < ReluClaims.PAPER_LOSS);
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

    /** Judges the study, as far as it was made. */
    static Claim of(List<TrainedRun> runs) {
        Map<SensitivityPlan.Choice, List<Measurement>> ends = new LinkedHashMap<>();
        for (TrainedRun run : runs) {
            ends.computeIfAbsent(SensitivityPlan.choiceOf(run.spec()), choice -> new ArrayList<>())
                    .add(run.last());
        }
        if (!ends.containsKey(SensitivityPlan.CHOICES.getFirst())) {
            return claim(
                    runs.isEmpty() ? "the study was not made" : "the runs by default are missing",
                    Verdict.NOT_REACHED,
                    "The study is of the paper's scale: --scale paper --only sensitivity.");
        }
        List<Outcome> outcomes = ends.entrySet().stream()
                .map(entry -> new Outcome(entry.getKey().title(), entry.getValue()))
                .toList();
        Outcome usual = outcomes.getFirst();
        List<Outcome> others = outcomes.subList(1, outcomes.size());
        long steps = runs.getFirst().last().step();
        return claim(
                usual.words()
                        + Arrays.stream(ErrorsCompared.values())
                                .map(compared -> those(compared, usual, others))
                                .collect(Collectors.joining()),
                outcomes.stream().anyMatch(Outcome::isAsInThePaper) ? Verdict.REPRODUCED : Verdict.NOT_REACHED,
                "Each choice changed alone, at step "
                        + Readable.count(steps) + " of the paper's " + Readable.count(PaperPlan.PAPER_STEPS) + ", of "
                        + Readable.count(2 * runs.getFirst().last().inner().samples())
                        + " points, a number for each seed. " + ErrorsCompared.RULE
                        + " Holds if with some choice no seed shows"
                        + " an error and every loss is below 10\u207b\u2079.");
    }

    private static Claim claim(String measured, Verdict verdict, String explanation) {
        return new Claim(
                "sensitivity-headline",
                "sect. 3, what it leaves open",
                "One of the choices that the paper does not tell gives its ReLU network: no error, and a loss below"
                        + " 10\u207b\u2079.",
                "no error in 2\u00b710\u2077 points, after 10\u2076 steps",
                measured,
                verdict,
                explanation);
    }

    private static String those(ErrorsCompared compared, Outcome usual, List<Outcome> outcomes) {
        String text = outcomes.stream()
                .filter(outcome -> ErrorsCompared.of(outcome.errors(), usual.errors()) == compared)
                .map(Outcome::words)
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : "; " + compared.words() + " with: " + text;
    }
}
