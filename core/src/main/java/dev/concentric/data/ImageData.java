package dev.concentric.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A data set of images: those to learn from and those to test on, all of one size.
 *
 * @param name what it is called: MNIST where its four files are the original ones, else the name of its folder
 * @param train the training images
 * @param test the test images
 */
public record ImageData(String name, ImageSet train, ImageSet test) {

    /** The files that hold a set, compressed or not: training images and labels, then test images and labels. */
    private static final List<String> FILES = List.of(
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    /** The SHA-256 of MNIST's files, decompressed, in the same order. */
    private static final List<String> MNIST = List.of(
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    private static final String ORIGINAL = "MNIST";

    private static final String ORIGIN = "a set is the four files " + String.join(", ", FILES) + ", each with or"
            + " without .gz: for MNIST the original ones (https://ossci-datasets.s3.amazonaws.com/mnist/), for"
            + " Fashion-MNIST those of Debian's package dataset-fashion-mnist, in"
            + " /usr/share/datasets/fashion-mnist";

    /** Checks that all images are of one size. */
    public ImageData {
        if (train.height() != test.height() || train.width() != test.width()) {
            throw new IllegalArgumentException("training images of " + train.height() + " x " + train.width()
                    + " pixels, but test images of " + test.height() + " x " + test.width());
        }
    }

    /**
     * Reads a set from the four files of a folder, which are named as MNIST's are. Each may be compressed by gzip and
     * may then end in {@code .gz}; where both names exist, the one without is read.
     *
     * @param folder the folder
     * @throws BadDataException if a file is missing or damaged, or two of them do not fit together; the message says
     *     where to get them
     * @throws java.io.UncheckedIOException if the system does not let a file be read
     */
    public static ImageData read(Path folder) {
        List<Path> paths = FILES.stream().map(file -> path(folder, file)).toList();
        try {
            IdxFile trainImages = IdxFile.read(paths.get(0), 3);
            IdxFile trainLabels = IdxFile.read(paths.get(1), 1);
            IdxFile testImages = IdxFile.read(paths.get(2), 3);
            IdxFile testLabels = IdxFile.read(paths.get(3), 1);
            requireSame(paths.get(1), trainLabels, paths.get(0), trainImages, 0, "labels, one for each image");
            requireSame(paths.get(3), testLabels, paths.get(2), testImages, 0, "labels, one for each image");
            requireSame(paths.get(2), testImages, paths.get(0), trainImages, 1, "rows of pixels");
            requireSame(paths.get(2), testImages, paths.get(0), trainImages, 2, "columns of pixels");
            List<String> checksums = List.of(
                    trainImages.checksum(), trainLabels.checksum(), testImages.checksum(), testLabels.checksum());
            return new ImageData(
                    checksums.equals(MNIST) ? ORIGINAL : name(folder),
                    set(trainImages, trainLabels),
                    set(testImages, testLabels));
        } catch (BadDataException e) {
            throw new BadDataException(e, ORIGIN);
        }
    }

    /** Returns the number of classes: one more than the largest label. */
    public int classes() {
        return 1
                + Stream.of(train, test)
                        .flatMapToInt(set -> Arrays.stream(set.labels()))
                        .max()
                        .orElseThrow();
    }

    /** Returns the SHA-256 of all images and labels, in hexadecimal digits; how the files hold them does not matter. */
    public String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            train.digest(digest);
            test.digest(digest);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Returns the file as it is, or else with the ending of gzip. */
    private static Path path(Path folder, String file) {
        Path plain = folder.resolve(file);
        Path compressed = folder.resolve(file + ".gz");
        return !Files.exists(plain) && Files.exists(compressed) ? compressed : plain;
    }

    private static String name(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String name = (last == null ? folder : last).toString();
        return name.equals(ORIGINAL) ? name + " (other images)" : name;
    }

    private static void requireSame(
            Path path, IdxFile file, Path other, IdxFile otherFile, int dimension, String what) {
        int found = file.size(dimension);
        int right = otherFile.size(dimension);
        if (found != right) {
            throw new BadDataException(
                    path,
                    "has " + found + " where " + other.getFileName() + " has " + right,
                    "expected " + right + " " + what);
        }
    }

    private static ImageSet set(IdxFile images, IdxFile labels) {
        return new ImageSet(images.size(1), images.size(2), images.values(), labels.values());
    }
}
