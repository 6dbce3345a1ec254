package dev.concentric.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.figure.Figure;
import dev.concentric.figure.FigureRenderer;
import dev.concentric.figure.Layer;
import dev.concentric.figure.Panel;
import dev.concentric.store.BadFileException;
import dev.concentric.store.DataTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackDrawingsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void fabricate() throws IOException {
        FabricatedReproduction.in(folder);
    }

    private DataTable table() {
        return DataTable.read(folder.resolve("figures/attacks.csv"));
    }

    private static Layer.Points marks(Panel panel, String attack) {
        return panel.layers().stream()
                .filter(layer -> layer instanceof Layer.Points && layer.name().equals(attack))
                .map(Layer.Points.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNetworkWithoutErrorsIsNamedAndHasNoPanel() {
        Figure figure = AttackDrawings.attacks(table());
        assertEquals(
                List.of("trained", "by hand"),
                figure.panels().stream().map(Panel::title).toList());
        assertEquals("Left out, without an error: perfect", figure.title());
    }

    @Test
    void whatFoundNothingStandsAboveEveryGapAndWhatIsExactBelow() {
        Panel panel = AttackDrawings.attacks(table()).panels().getFirst();
        Layer.Points paper = marks(panel, "projected steps (paper)");
        assertEquals(0.04, paper.y()[0]);
        assertArrayEquals(new double[] {50.5, 1001}, paper.x());
        assertTrue(paper.y()[1] > 100 && paper.y()[1] < panel.y().high());
        assertEquals(0.3, paper.yHigh()[0]);
        Layer.Points refined = marks(panel, "refined");
        assertEquals(1e-7, refined.y()[0]);
        assertTrue(refined.y()[0] > panel.y().low());
    }

    @Test
    void saysStepsAndFromHowManyPointsAnErrorWasFound() {
        String svg = FigureRenderer.svg(AttackDrawings.attacks(table()));
        for (String text : List.of(".01", ".001", "0 %", "50 %", "within 1 %")) {
            assertTrue(svg.contains(">" + text + "<"), text);
        }
    }

    @Test
    void refusesATableWithoutErrors() throws IOException {
        Path file = folder.resolve("figures/attacks.csv");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.getFirst(), lines.getLast()));
        assertThrows(BadFileException.class, () -> AttackDrawings.attacks(table()));
    }
}
