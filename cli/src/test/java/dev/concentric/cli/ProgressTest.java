package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.experiment.RunSpec;
import dev.concentric.store.Document;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
    private static final RunSpec RUN = SmallTraining.spec("mine", "1e-4");

    private final StringWriter shown = new StringWriter();

    private Progress progress(boolean terminal, boolean quiet) {
        return new Progress(List.of(RUN), new PrintWriter(shown), terminal, quiet);
    }

    private static void goThrough(Progress progress) {
        progress.resumed(RUN, 3);
        progress.advanced(RUN, 4, 0.5);
        progress.measuring(RUN, 4);
        progress.measured(RUN, Document.builder().put("wrongAlphas", 7).build());
        progress.finished(RUN);
        progress.making("claims");
    }

    @Test
    void plainLinesTellOfBeginningAndEnd() {
        goThrough(progress(false, false));
        assertEquals(
                List.of("mine goes on from step 3", "mine done (1 of 1)", "making claims"),
                shown.toString().lines().toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void quietSaysNothingButWhatGoesWrong(boolean terminal) {
        Progress progress = progress(terminal, true);
        goThrough(progress);
        progress.close();
        assertEquals("", shown.toString());
        progress.warned(RUN, "a checkpoint is damaged");
        progress.interrupted("stopped");
        assertEquals(
                List.of("mine: a checkpoint is damaged", "concentric: stopped"),
                shown.toString().lines().toList());
    }

    @Test
    void failuresAreToldAndStopsAreNot() {
        Progress progress = progress(false, false);
        progress.failed(RUN, new IllegalStateException("no good"));
        assertEquals("mine failed: no good (1 of 1)", shown.toString().strip());
    }

    @Test
    void aTerminalsBarsAreDrawnOverAndOver() throws InterruptedException {
        Progress progress = progress(true, false);
        for (int step = 1; step <= 3; step++) {
            Thread.sleep(300); // Bars are drawn at most every 250 ms.
            progress.advanced(RUN, step, 0.5);
        }
        progress.finished(RUN);
        String erase = "\u001b[1A\r\u001b[K";
        String[] drawn = shown.toString().split(Pattern.quote(erase), -1);
        assertEquals(4, drawn.length, shown::toString);
        assertTrue(drawn[0].startsWith("mine "), drawn[0]);
        assertEquals("mine done (1 of 1)", drawn[3].strip());
    }

    @Test
    void whatIsMadeTakesALineEachAndOneOnATerminal() {
        for (boolean terminal : List.of(false, true)) {
            Progress progress = progress(terminal, false);
            progress.making("fig4");
            progress.making("claims");
            progress.close();
        }
        String plain = "making fig4\nmaking claims\n";
        String erase = "\u001b[1A\r\u001b[K";
        String drawn = "making fig4\n" + erase + "making claims\n" + erase;
        assertEquals(plain + drawn, shown.toString().replace(System.lineSeparator(), "\n"));
    }

    @ParameterizedTest
    @CsvSource({"a, 1", "quadratic-perfect, 3", "a-name-longer-than-there-is-room-for, 6000000"})
    void aBarFitsATerminalOfEightyColumns(String name, int alphas) {
        RunProgress run = new RunProgress(SmallTraining.spec(name, "1e-4"));
        for (int step : new int[] {0, 1, 7, 19, 20}) {
            run.advance(step, step == 7 ? 1.2345e-5 : Double.NaN);
            run.note(alphas);
            String bar = run.bar();
            assertTrue(bar.length() < 80, bar);
            assertTrue(bar.startsWith(name.substring(0, Math.min(17, name.length()))), bar);
            assertTrue(bar.contains(" " + 5 * step + "% "), bar);
            assertTrue(bar.contains(alphas + " wrong alphas"), bar);
            assertTrue(run.line().contains(", " + alphas + " wrong alphas, "), run.line());
        }
        run.measure();
        assertTrue(run.line().endsWith("measuring)"), run.line());
    }

    @Test
    void aBarFillsAndTellsOfARunThatIsJustTakenUp() {
        RunProgress run = new RunProgress(RUN);
        run.resumeAt(10);
        assertTrue(run.bar().startsWith("mine              ######------  50% "), run.bar());
        assertTrue(run.bar().endsWith("starting"), run.bar());
        assertTrue(run.line().startsWith("mine 50% (step 10, 0/s, loss NaN, starting)"), run.line());
        run.advance(20, 0.25);
        assertTrue(run.bar().startsWith("mine              ############ 100% "), run.bar());
        assertTrue(run.bar().contains("loss 0.25"), run.bar());
        assertTrue(run.bar().endsWith("0:00 left"), run.bar());
    }
}
