package dev.concentric.report;

import dev.concentric.experiment.Claim;
import dev.concentric.experiment.PaperFigure;
import dev.concentric.experiment.Reproduction;
import dev.concentric.figure.Figure;
import dev.concentric.figure.FigureRenderer;
import dev.concentric.store.AtomicFile;
import dev.concentric.store.DataTable;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import dev.concentric.store.Provenance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of a reproduction: {@code report.html}, one file that opens offline, and each figure as SVG and PNG beside
 * its data. It reads the folder's files only and trains nothing.
 *
 * @param folder the reproduction's folder
 */
public record Report(Path folder) {

    /** One figure, drawn. */
    record Drawn(PaperFigure figure, String svg) {}

    /**
     * Draws all figures whose data are there and writes the page.
     *
     * @return the page
     * @throws dev.concentric.store.BadFileException if a file of the folder is damaged
     */
    public Path write() {
        Document reproduction = Json.read(folder.resolve(Reproduction.FILE));
        List<Claim> claims =
                reproduction.documents("claims").stream().map(Claim::of).toList();
        Path page = folder.resolve("report.html");
        AtomicFile.write(
                page,
                new ReportPage(reproduction, claims, drawFigures(), Provenance.of(reproduction.document("provenance")))
                        .html());
        return page;
    }

    private List<Drawn> drawFigures() {
        Path figures = folder.resolve(Reproduction.FIGURES);
        List<Drawn> drawn = new ArrayList<>();
        for (PaperFigure figure : PaperFigure.values()) {
            if (Files.exists(figures.resolve(figure.key() + ".csv"))) {
                drawn.add(new Drawn(figure, draw(figure, figures)));
            }
        }
        return drawn;
    }

    private static String draw(PaperFigure figure, Path figures) {
        Figure drawing = PaperDrawings.draw(figure, DataTable.read(figures.resolve(figure.key() + ".csv")));
        String svg = FigureRenderer.svg(drawing);
        AtomicFile.write(figures.resolve(figure.key() + ".svg"), svg);
        AtomicFile.write(figures.resolve(figure.key() + ".png"), FigureRenderer.png(drawing));
        return svg;
    }
}
