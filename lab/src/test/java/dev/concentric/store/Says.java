package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Checks what a refusal says. */
final class Says {

    private Says() {}

    /** Checks that an action is refused in one line that holds these words. */
    static void refused(Class<? extends StoreException> type, Runnable action, String... words) {
        String message = String.valueOf(assertThrows(type, action::run).getMessage());
        for (String word : words) {
            assertTrue(message.contains(word), () -> "'" + word + "' is not in: " + message);
        }
        assertTrue(message.chars().noneMatch(Character::isISOControl), message);
    }

    /** Checks that a file is refused as bad in one line that holds these words. */
    static void bad(Runnable action, String... words) {
        refused(BadFileException.class, action, words);
    }
}
