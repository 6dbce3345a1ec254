package dev.concentric.experiment;

/**
 * A statement of the paper held against a measurement.
 *
 * @param id a short stable name, such as {@code relu-attack-distance}
 * @param place where the paper says it, such as {@code sect. 3} or {@code Fig. 4}
 * @param statement the statement, in our words
 * @param paperValue the paper's value, ready to print
 * @param measured our value with its interval, ready to print; what is missing and why where nothing was measured
 * @param verdict what the measurement says of the statement
 * @param explanation one sentence that gives the reason for the verdict
 */
public record Claim(
        String id,
        String place,
        String statement,
        String paperValue,
        String measured,
        Verdict verdict,
        String explanation) {}
