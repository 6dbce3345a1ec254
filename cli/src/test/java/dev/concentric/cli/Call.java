package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.Document;
import dev.concentric.store.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * A call of the command line in this process, and what came of it.
 *
 * @param code the exit code
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
record Call(int code, String out, String err) {

    static Call of(Object... arguments) {
        return of(Main.commandLine(), arguments);
    }

    static Call of(CommandLine line, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code =
                line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(texts);
        line.getOut().flush();
        line.getErr().flush();
        return new Call(code, out.toString(), err.toString());
    }

    /** Checks that the call went well, and returns the one JSON document that it printed. */
    Document json() {
        assertEquals(0, code, err);
        assertTrue(out.startsWith("{"), out);
        return Json.parse(out, "standard output");
    }

    /** Checks that the call was refused as bad usage, in one line that holds these words, and printed nothing else. */
    void refused(String... words) {
        assertEquals(2, code, () -> out + err);
        assertEquals("", out);
        assertTrue(err.matches("concentric[a-z ]*: [^\\r\\n]+\\R"), err);
        for (String word : words) {
            assertTrue(err.contains(word), () -> "'" + word + "' is not in: " + err);
        }
    }
}
