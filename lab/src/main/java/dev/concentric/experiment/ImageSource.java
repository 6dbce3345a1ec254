package dev.concentric.experiment;

import dev.concentric.data.BadDataException;
import dev.concentric.data.ImageData;
import java.nio.file.Path;

/**
 * Where the images of a run lie, and what they are: two sources of the same images are equal as far as training goes,
 * wherever they lie.
 *
 * @param folder the folder
 * @param checksum the images' and labels' own ({@link ImageData#checksum})
 * @param height the height of each image in pixels
 * @param width its width
 * @param classes how many classes there are
 * @param testImages how many images there are to test on
 */
public record ImageSource(Path folder, String checksum, int height, int width, int classes, int testImages) {

    /**
     * Returns the source of the images in a folder.
     *
     * @throws BadDataException if they are missing or damaged
     */
    public static ImageSource of(Path folder) {
        ImageData data = ImageData.read(folder);
        return new ImageSource(
                folder.toAbsolutePath().normalize(),
                data.checksum(),
                data.train().height(),
                data.train().width(),
                data.classes(),
                data.test().size());
    }

    /**
     * Reads the images.
     *
     * @throws BadDataException if they are missing, damaged, or others
     */
    public ImageData read() {
        ImageData data = ImageData.read(folder);
        if (!data.checksum().equals(checksum)) {
            throw new BadDataException(
                    folder,
                    "holds other images than the run was begun with",
                    "data.images in config.toml names the folder; expected those whose checksum is " + checksum
                            + ", these have " + data.checksum());
        }
        return data;
    }

    /** Returns whether another source has the same images. */
    boolean hasSameImages(ImageSource other) {
        return checksum.equals(other.checksum);
    }
}
