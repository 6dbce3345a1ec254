package dev.concentric.report;

import dev.concentric.experiment.ImageClaims;
import dev.concentric.experiment.PaperFigure;
import dev.concentric.store.Document;
import java.util.Arrays;
import java.util.List;

/**
 * The command that makes a reproduction again, or some of its figures.
 *
 * @param scale the reproduction's scale
 * @param seed the reproduction's seed
 * @param images whether it has real images
 */
record RepeatCommand(String scale, long seed, boolean images) {

    static RepeatCommand of(Document reproduction) {
        return new RepeatCommand(
                reproduction.text("scale"),
                reproduction.integer("seed"),
                reproduction.documents("claims").stream()
                        .anyMatch(claim -> claim.text("id").startsWith(ImageClaims.PREFIX)));
    }

    /** Returns the command for some figures; without any for all of them. */
    String of(List<String> figures) {
        return "./concentric reproduce --scale " + scale + " --seed " + seed + " --out again"
                + (figures.isEmpty() ? "" : " --only " + String.join(",", figures))
                + ((figures.isEmpty() ? images : figures.stream().anyMatch(RepeatCommand::isOfImages))
                        ? " --data DIR"
                        : "");
    }

    private static boolean isOfImages(String figure) {
        return Arrays.stream(PaperFigure.values())
                .anyMatch(each -> each.isOfImages() && each.key().equals(figure));
    }
}
