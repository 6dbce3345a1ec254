package dev.concentric.experiment;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of several machines that share the runs of a plan: of the runs in their order, every {@code count}-th from the
 * {@code index}-th on. No run belongs to two shards of the same count.
 *
 * @param index from 1 to the count
 * @param count how many shards there are, at least 1
 */
public record Shard(int index, int count) {

    /** All runs. */
    public static final Shard ALL = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /** Checks the numbers. */
    public Shard {
        if (index < 1 || index > count) {
            throw new IllegalArgumentException("a shard is i/k with 1 <= i <= k, got " + index + "/" + count);
        }
    }

    /**
     * Reads a shard.
     *
     * @param text such as {@code 2/8}
     */
    public static Shard of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a shard is i/k, such as 2/8, got '" + text + "'");
        }
        return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /** Returns those of the runs that belong to this shard. */
    public <R extends Run> List<R> of(List<R> runs) {
        return IntStream.range(0, runs.size())
                .filter(i -> i % count == index - 1)
                .mapToObj(runs::get)
                .toList();
    }
}
