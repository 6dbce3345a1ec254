package dev.concentric.report;

import dev.concentric.experiment.Claim;
import dev.concentric.experiment.PaperFigure;
import dev.concentric.experiment.Reproduction;
import dev.concentric.figure.Figure;
import dev.concentric.figure.FigureWriter;
import dev.concentric.store.AtomicFile;
import dev.concentric.store.DataTable;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import dev.concentric.store.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
        for (PaperFigure figure : Arrays.asList(PaperFigure.values())) {
            Path data = figures.resolve(figure.key() + ".csv");
            if (Files.exists(data)) {
                drawn.add(new Drawn(figure, draw(figure, data, figures.resolve(figure.key()))));
            }
        }
        return drawn;
    }

    private static String draw(PaperFigure figure, Path data, Path basename) {
        Figure drawing = PaperDrawings.draw(figure, DataTable.read(data));
        try {
            FigureWriter.write(drawing, basename);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the picture of " + figure.key() + ": " + e.getMessage(), e);
        }
        return FigureWriter.svg(drawing);
    }
}
