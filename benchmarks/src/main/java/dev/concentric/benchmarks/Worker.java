package dev.concentric.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The process in which one contestant does one workload. It first prints a line that describes the code it runs. Then,
 * for each line of its standard input, a number of milliseconds, it works for that long and prints the nanoseconds that
 * each repetition took; in between it waits and leaves the processors to the other contestant.
 */
final class Worker {
    private static final int LEAST_REPETITIONS = 3;

    private Worker() {}

    /** Takes a workload's name, a contestant's and a number of threads. */
    public static void main(String[] arguments) throws IOException {
        Workload workload = Workload.named(arguments[0]);
        Contestant contestant = Contestant.valueOf(arguments[1]);
        Runnable work = contestant.prepare(workload, Integer.parseInt(arguments[2]));
        System.out.println(contestant.description(workload));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            long[] times = repeat(work, Long.parseLong(order));
            System.out.println(LongStream.of(times).mapToObj(Long::toString).collect(Collectors.joining(" ")));
        }
    }

    private static long[] repeat(Runnable work, long milliseconds) {
        LongStream.Builder times = LongStream.builder();
        long began = System.nanoTime();
        long now = began;
        for (int i = 0; i < LEAST_REPETITIONS || now - began < milliseconds * 1_000_000; i++) {
            long start = System.nanoTime();
            work.run();
            now = System.nanoTime();
            times.add(now - start);
        }
        return times.build().toArray();
    }
}
