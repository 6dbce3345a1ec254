package dev.concentric.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a measurement says about a statement of the paper. */
public enum Verdict {
    /** The measurement agrees with the statement. */
    REPRODUCED("reproduced"),
    /** The measurement disagrees with the statement. */
    DIFFERS("differs"),
    /** The measurement agrees with the statement for some seeds, and disagrees or does not reach its state for others. */
    VARIES("varies with the seed"),
    /** The paper makes two statements that exclude each other. */
    PAPER_CONTRADICTS_ITSELF("paper contradicts itself"),
    /** The statement is about a state that the chosen scale does not reach. */
    NOT_REACHED("not reached at this scale");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** Returns the verdict on a statement that is judged for each of several seeds: theirs, if they agree. */
    static Verdict over(List<Verdict> seeds) {
        List<Verdict> distinct = seeds.stream().distinct().toList();
        if (distinct.size() == 1) {
            return distinct.getFirst();
        }
        if (distinct.isEmpty()) {
            return NOT_REACHED;
        }
        return distinct.contains(REPRODUCED) ? VARIES : DIFFERS;
    }

    /** Returns the verdict of those words, if there is one. */
    static Optional<Verdict> of(String words) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.words.equals(words))
                .findFirst();
    }

    /** Returns the verdict as a reader sees it. */
    public String words() {
        return words;
    }
}
