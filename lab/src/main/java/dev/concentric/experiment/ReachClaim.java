package dev.concentric.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The paper's claim about which networks leave sampling's reach (section 5), held against runs. */
final class ReachClaim {
    /** The least number of training points with which networks leave sampling's reach, by the paper. */
    private static final long ENOUGH = 10_000;

    private static final int SIZES = 5;

    private ReachClaim() {}

    private static boolean isEnough(TrainedRun run) {
        OptionalLong size = run.spec().plan().trainingSetSize();
        return size.isEmpty() || size.getAsLong() >= ENOUGH;
    }

    private static boolean hasLeft(TrainedRun run) {
        return run.last().inner().errors() == 0;
    }

    private static boolean isLarge(TrainedRun run) {
        return NetworksPlan.isLarge(run.spec().plan().architecture());
    }

    /** Returns whether a run is at the bound of the paper's scale, so that not having left says something. */
    private static boolean isAtItsBound(TrainedRun run) {
        return run.last().step() >= (isLarge(run) ? NetworksPlan.PAPER_STEPS_OF_THE_LARGE : NetworksPlan.PAPER_STEPS);
    }

    /** Returns whether a run's points are as many as at the paper's scale, so that having left says something. */
    private static boolean isLookedAtInFull(TrainedRun run) {
        return run.last().inner().samples()
                >= (isLarge(run) ? NetworksPlan.PAPER_SAMPLES_OF_THE_LARGE : NetworksPlan.PAPER_SAMPLES);
    }

    private static Verdict judge(TrainedRun run) {
        boolean due = hasLeft(run) ? isLookedAtInFull(run) : isAtItsBound(run);
        if (!due) {
            return Verdict.NOT_REACHED;
        }
        return hasLeft(run) == isEnough(run) ? Verdict.REPRODUCED : Verdict.DIFFERS;
    }

    static Claim of(List<TrainedRun> runs) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (TrainedRun run : runs) {
            int[] count = counts.computeIfAbsent(VisibleNetwork.title(run.spec().plan()), key -> new int[2]);
            count[0] += hasLeft(run) ? 1 : 0;
            count[1]++;
        }
        StringBuilder measured = new StringBuilder("no error seen at the end: ");
        counts.forEach((name, count) -> measured.append(name)
                .append(": ")
                .append(count[0])
                .append(" of ")
                .append(count[1])
                .append("; "));
        List<Verdict> verdicts = runs.stream().map(ReachClaim::judge).toList();
        boolean all = runs.stream()
                        .map(run -> run.spec().plan().trainingSetSize())
                        .distinct()
                        .count()
                == SIZES;
        Verdict verdict = verdicts.contains(Verdict.DIFFERS)
                ? Verdict.DIFFERS
                : all && !verdicts.contains(Verdict.NOT_REACHED) ? Verdict.REPRODUCED : Verdict.NOT_REACHED;
        return new Claim(
                "networks-leave-reach",
                "sect. 5, Fig. 4",
                "Networks trained on 10,000 points or more become so accurate that their error rate cannot be estimated"
                        + " from 10\u2076 samples; those trained on fewer do not.",
                "N of 10,000 and more leave, 1000 and 5000 stay",
                measured.substring(0, measured.length() - 2),
                verdict,
                "A network has left when " + Readable.count(NetworksPlan.PAPER_SAMPLES)
                        + " points of the inner sphere show no error, "
                        + Readable.count(NetworksPlan.PAPER_SAMPLES_OF_THE_LARGE)
                        + " for the large network; with fewer points that is not judged. That one stays is judged at "
                        + Readable.count(NetworksPlan.PAPER_STEPS) + " steps, "
                        + Readable.count(NetworksPlan.PAPER_STEPS_OF_THE_LARGE) + " for the large network.");
    }
}
