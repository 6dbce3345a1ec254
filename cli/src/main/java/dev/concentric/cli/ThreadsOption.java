package dev.concentric.cli;

import picocli.CommandLine.Option;

/** How many threads share a verb's work. */
final class ThreadsOption {
    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Threads (default: all processors); the result is the same.")
    private int threads = Runtime.getRuntime().availableProcessors();

    int count() {
        return threads;
    }
}
