package dev.concentric.experiment;

import dev.concentric.store.Document;

/**
 * A statement of the paper held against a measurement.
 *
 * @param id a short stable name, such as {@code relu-errors-near}
 * @param place where the paper says it, such as {@code sect. 3} or {@code Fig. 4}
 * @param statement the statement, in our words
 * @param paperValue the paper's value, ready to print
 * @param measured our value with its interval, ready to print; what is missing and why where nothing was measured
 * @param verdict what the measurement says of the statement
 * @param explanation the reason for the verdict, in a few sentences
 */
public record Claim(
        String id,
        String place,
        String statement,
        String paperValue,
        String measured,
        Verdict verdict,
        String explanation) {

    /** Returns the claim with its parts' names as keys. */
    public Document document() {
        return Document.builder()
                .put("id", id)
                .put("place", place)
                .put("statement", statement)
                .put("paperValue", paperValue)
                .put("measured", measured)
                .put("verdict", verdict.words())
                .put("explanation", explanation)
                .build();
    }

    /**
     * Reads what {@link #document} gave.
     *
     * @throws dev.concentric.store.BadFileException if a part is missing or the verdict is none
     */
    public static Claim of(Document document) {
        return new Claim(
                document.text("id"),
                document.text("place"),
                document.text("statement"),
                document.text("paperValue"),
                document.text("measured"),
                Verdict.of(document.text("verdict"))
                        .orElseThrow(() -> document.refuse(
                                "verdict", "is '" + document.text("verdict") + "'", "expected the words of a verdict")),
                document.text("explanation"));
    }
}
