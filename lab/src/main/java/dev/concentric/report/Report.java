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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The report of a reproduction: {@code report.html}, one file that opens offline, and each figure as SVG, PDF and PNG
 * beside its data. It reads the folder's files only and trains nothing.
 *
 * @param folder the reproduction's folder
 */
public record Report(Path folder) {

    /**
     * One figure, drawn.
     *
     * @param figure which one
     * @param svg as an SVG document
     * @param json as data for the script that draws it in the page
     * @param table its table
     */
    record Drawn(PaperFigure figure, String svg, String json, DataTable table) {}

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
                new ReportPage(
                                reproduction,
                                claims,
                                drawFigures(),
                                picture(),
                                Provenance.of(reproduction.document("provenance")))
                        .html());
        return page;
    }

    /**
     * Draws some of the figures; the page stays as it is.
     *
     * @param asked figures as they were asked for, several where a name means several, of which one must be there
     * @return the pictures as PNG, each with one as SVG and PDF beside it
     * @throws IllegalArgumentException if the data of what was asked for are not there; nothing is drawn then
     */
    public List<Path> draw(List<Set<PaperFigure>> asked) {
        for (Set<PaperFigure> figures : asked) {
            if (figures.stream().noneMatch(figure -> Files.exists(data(figure)))) {
                throw new IllegalArgumentException("there is no "
                        + figures.stream()
                                .map(figure -> data(figure).toString())
                                .collect(Collectors.joining(" or "))
                        + "; reproduce makes it");
            }
        }
        return Arrays.stream(PaperFigure.values())
                .filter(figure -> asked.stream().anyMatch(figures -> figures.contains(figure)))
                .filter(figure -> Files.exists(data(figure)))
                .map(this::draw)
                .map(drawn -> picture(drawn.figure(), "png"))
                .toList();
    }

    private Path picture(PaperFigure figure, String ending) {
        return data(figure).resolveSibling(figure.key() + "." + ending);
    }

    private Path data(PaperFigure figure) {
        return folder.resolve(Reproduction.FIGURES).resolve(figure.key() + ".csv");
    }

    /** Returns the one picture that says most: all networks of Figure 4 in one panel. */
    private Optional<String> picture() {
        Path data = data(PaperFigure.DISTANCE_AND_RATE);
        return Files.exists(data)
                ? Optional.of(FigureRenderer.svg(TradeOffDrawings.overview(DataTable.read(data))))
                : Optional.empty();
    }

    private List<Drawn> drawFigures() {
        List<Drawn> drawn = new ArrayList<>();
        for (PaperFigure figure : PaperFigure.values()) {
            if (Files.exists(data(figure))) {
                drawn.add(draw(figure));
            }
        }
        return drawn;
    }

    private Drawn draw(PaperFigure figure) {
        DataTable table = DataTable.read(data(figure));
        Figure drawing = PaperDrawings.draw(figure, table);
        String svg = FigureRenderer.svg(drawing);
        AtomicFile.write(picture(figure, "svg"), svg);
        AtomicFile.write(picture(figure, "pdf"), FigureRenderer.pdf(drawing));
        AtomicFile.write(picture(figure, "png"), FigureRenderer.png(drawing));
        return new Drawn(figure, svg, FigureRenderer.json(drawing), table);
    }
}
