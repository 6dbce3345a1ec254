package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.attack.LInfinityAscent;
import dev.concentric.store.DataTable;
import dev.concentric.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageResultsTest {
    @TempDir
    private static Path folder;

    private static Path images = Path.of("");

    @BeforeAll
    static void train() {
        images = SmallImages.write(folder.resolve("small"), 1);
        complete(SmallImages.spec(ImagePlan.VANILLA, images, Optional.empty(), 6L, 12L));
        complete(SmallImages.spec(ImagePlan.ADVERSARIAL, images, Optional.of(new LInfinityAscent(0.1, 0.05, 3)), 12L));
    }

    private static void complete(ImageRunSpec spec) {
        SmallRuns.trainer(1, RunObserver.SILENT).complete(spec, RunFolder.create(folder.resolve(spec.name())));
    }

    private static ImageResults results(int threads) {
        return new ImageResults(open(ImagePlan.VANILLA), open(ImagePlan.ADVERSARIAL), threads);
    }

    private static TrainedImageRun open(String name) {
        return TrainedImageRun.open(RunFolder.open(folder.resolve(name)));
    }

    private static void forget() throws IOException {
        for (String name : List.of(ImagePlan.VANILLA, ImagePlan.ADVERSARIAL)) {
            Path findings = folder.resolve(name).resolve("findings");
            if (Files.exists(findings)) {
                try (Stream<Path> files = Files.list(findings)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private static List<String> tables(int threads) {
        ImageTables tables = new ImageTables(results(threads));
        return Stream.of(PaperFigure.HALF_SPACES, PaperFigure.IMAGE_ERROR_SETS, PaperFigure.IMAGE_ERRORS)
                .map(figure -> tables.table(figure).csv())
                .toList();
    }

    @Test
    void tablesDoNotDependOnThreadsAndAreKept() throws IOException {
        forget();
        List<String> first = tables(1);
        Path away = folder.resolve("away");
        Files.move(images, away);
        assertEquals(first, tables(1));
        Files.move(away, images);
        forget();
        assertEquals(first, tables(3));
    }

    @Test
    void galleryShowsErrorsAtTheirDistance() {
        DataTable table = results(1).nearestErrors();
        assertTrue(table.size() > 0);
        for (String network : Set.copyOf(List.of(table.strings("network")))) {
            DataTable rows = table.where("network", network);
            for (double number :
                    Arrays.stream(rows.numbers("number")).distinct().toArray()) {
                DataTable one = rows.where("number", number);
                assertEquals(SmallImages.SIZE * SmallImages.SIZE, one.size());
                double[] image = one.numbers("image");
                double[] error = one.numbers("error");
                double square = 0;
                for (int j = 0; j < image.length; j++) {
                    assertTrue(error[j] >= 0 && error[j] <= 1);
                    square += (image[j] - error[j]) * (image[j] - error[j]);
                }
                // Pixels are kept to four digits.
                assertEquals(one.numbers("distance")[0], Math.sqrt(square), 1e-3);
                assertTrue(one.numbers("label")[0] != one.numbers("given")[0]);
            }
        }
    }

    @Test
    void claimsAreMadeOfTheRunsAndTheirImages() {
        List<Claim> claims = ImageClaims.of(results(1)).all();
        assertEquals(
                List.of(
                        "image-variance-dominated",
                        "image-halfspace-leading",
                        "image-halfspace-low-variance",
                        "image-vanilla-network",
                        "image-adversarial-network",
                        "image-room-for-robustness"),
                claims.stream().map(Claim::id).toList());
        for (Claim claim : claims) {
            assertTrue(claim.explanation().contains("other images"), claim.explanation());
        }
    }

    @Test
    void errorSetsHoldWhatTheyShould() {
        DataTable sets = results(1).errorSets();
        DataTable leading = sets.where("series", ImageSeries.LEADING);
        double[] low = leading.numbers("rateLow");
        double[] high = leading.numbers("rateHigh");
        for (int i = 0; i < leading.size(); i++) {
            assertTrue(low[i] <= ImageResults.MEASURE && ImageResults.MEASURE <= high[i], leading.strings("name")[i]);
        }
        double[] best = sets.where("series", ImageSeries.BEST).numbers("distance");
        assertEquals(6, leading.size());
        assertEquals(1, best.length);
    }

    @Test
    void reproductionNamesRunsAndNeedsImages() {
        Set<PaperFigure> figures = PaperFigure.named(List.of("figG6"));
        assertEquals(3, figures.size());
        assertEquals(List.of(), new Reproduction(Scale.QUICK, figures, 1).runs());
        assertEquals(
                Set.of(ImagePlan.VANILLA, ImagePlan.ADVERSARIAL),
                Set.copyOf(new Reproduction(Scale.QUICK, figures, 1, Optional.of(ImageSource.of(images)))
                        .runs().stream().map(Run::name).toList()));
    }
}
