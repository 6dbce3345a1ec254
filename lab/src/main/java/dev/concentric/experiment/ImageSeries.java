package dev.concentric.experiment;

/** The names of parts and series in the tables of real images, by which the figures tell them apart. */
public final class ImageSeries {
    /** The part of Figure G.6 with the shares of the variance. */
    public static final String VARIANCE = "variance";

    /** The part with the test images, seen along both normals. */
    public static final String PLANE = "plane";

    /** The part with the pictures. */
    public static final String PICTURE = "picture";

    /** The pictures of test images in the half-space; all others are signed normals. */
    public static final String INSIDE = "images in E";

    /** Half-spaces along the leading directions. */
    public static final String LEADING = "half-space, principal direction";

    /** The half-space whose direction has hardly any variance. */
    public static final String LOW_VARIANCE = "half-space, low variance";

    /** The half-space that a search found. */
    public static final String BEST = "half-space, best of all directions";

    /** Unions of balls. */
    public static final String UNION = "union of balls";

    /** Complements of such unions. */
    public static final String COMPLEMENT = "complement of balls";

    /** What the paper prints. */
    public static final String PRINTED = "in the paper";

    /** The network that was trained on the images as they are. */
    public static final String VANILLA = "vanilla network";

    /** The network that was trained adversarially. */
    public static final String ADVERSARIAL = "adversarially trained network";

    private ImageSeries() {}

    /** Returns the series of a network whose errors were searched for in the paper's manner. */
    public static String byGradient(String network) {
        return network + ", gradient attack";
    }

    /** Returns the series of a network whose errors were searched for by the minimum-norm attack. */
    public static String byMinimumNorm(String network) {
        return network + ", minimum norm attack";
    }
}
