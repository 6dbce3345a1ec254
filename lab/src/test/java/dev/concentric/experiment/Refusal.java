package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.BadFileException;

/** Checks what a refusal says. */
final class Refusal {

    private Refusal() {}

    /** Checks that an action is refused in one line that holds these words. */
    static void of(Class<? extends RuntimeException> type, Runnable action, String... words) {
        String message = String.valueOf(assertThrows(type, action::run).getMessage());
        for (String word : words) {
            assertTrue(message.contains(word), () -> "'" + word + "' is not in: " + message);
        }
        assertFalse(message.contains("\n"), message);
    }

    /** Checks that a file is refused as bad in one line that holds these words. */
    static void ofFile(Runnable action, String... words) {
        of(BadFileException.class, action, words);
    }
}
