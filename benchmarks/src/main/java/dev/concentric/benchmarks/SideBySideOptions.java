package dev.concentric.benchmarks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@link SideBySide} is asked for.
 *
 * @param workloads what to measure
 * @param threads the numbers of threads to measure with
 * @param rounds how many rounds each contestant works
 * @param roundMilliseconds how long a round takes
 * @param json whether to print JSON
 */
record SideBySideOptions(
        List<Workload> workloads, List<Integer> threads, int rounds, long roundMilliseconds, boolean json) {

    /**
     * Reads the command line's arguments.
     *
     * @throws IllegalArgumentException if they cannot be understood
     */
    static SideBySideOptions parse(List<String> arguments) {
        List<Workload> workloads = new ArrayList<>();
        List<Integer> threads = List.of(1, 2);
        int rounds = 5;
        double seconds = 1;
        boolean json = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--json" -> json = true;
                case "--threads" ->
                    threads = Stream.of(value(argument, rest).split(","))
                            .map(count -> atLeastOne(argument, count))
                            .toList();
                case "--rounds" -> rounds = atLeastOne(argument, value(argument, rest));
                case "--seconds" -> seconds = positive(argument, value(argument, rest));
                default -> workloads.add(workload(argument));
            }
        }
        List<Workload> asked = workloads.isEmpty() ? Workload.all() : List.copyOf(workloads);
        return new SideBySideOptions(asked, threads, rounds, Math.round(seconds * 1000), json);
    }

    private static Workload workload(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException(
                    "no option is called " + argument + "; there are --json, --threads, --rounds, --seconds");
        }
        return Workload.named(argument);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int atLeastOne(String option, String value) {
        double number = positive(option, value);
        if (number != Math.rint(number) || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(option + " needs whole numbers, got " + value);
        }
        return (int) number;
    }

    private static double positive(String option, String value) {
        try {
            double number = Double.parseDouble(value);
            if (number > 0 && number < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, got " + value, e);
        }
        throw new IllegalArgumentException(option + " needs a positive number, got " + value);
    }
}
