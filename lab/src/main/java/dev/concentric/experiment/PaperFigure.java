package dev.concentric.experiment;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The paper's figures, and some of our own, each with the experiments on spheres that it rests on: none where theory alone
 * gives it, or where it is of real images.
 */
public enum PaperFigure {
    /** Figure 1: three slices through the input space of the ReLU network. */
    SLICES("fig1", "Figure 1", List.of(Experiment.RELU_ONLINE)),
    /** Figure 2, left: the alphas of quadratic networks. */
    ALPHAS("fig2-alphas", "Figure 2, left", List.of(Experiment.QUADRATIC_ONLINE, Experiment.QUADRATIC_FINITE)),
    /** Figure 2, left, over training: wrong alphas and error rates. */
    WRONG_ALPHAS(
            "fig2-counts",
            "Figure 2, left, over training",
            List.of(Experiment.QUADRATIC_ONLINE, Experiment.QUADRATIC_FINITE)),
    /** Figure 2, right: training from the perfect start. */
    PERFECT_START("fig2-training", "Figure 2, right", List.of(Experiment.QUADRATIC_PERFECT, Experiment.PERFECT_SHARES)),
    /** Figure 3: the error set of measure .01 that lies farthest from random points, as the dimension grows. */
    CAPS("fig3", "Figure 3", List.of()),
    /** Figure 4: mean distance to the nearest error against the error rate. */
    DISTANCE_AND_RATE(
            "fig4",
            "Figure 4",
            List.of(
                    Experiment.NETWORKS,
                    Experiment.RELU_ONLINE,
                    Experiment.QUADRATIC_ONLINE,
                    Experiment.QUADRATIC_FINITE)),
    /** Figure 4 continued to rates that sampling cannot see. */
    BEYOND_SAMPLING(
            "fig4-tail",
            "Figure 4, continued",
            List.of(
                    Experiment.RELU_ONLINE,
                    Experiment.DIMENSIONS,
                    Experiment.QUADRATIC_ONLINE,
                    Experiment.QUADRATIC_FINITE),
            Experiment.RELU_AVERAGED),
    /** Figure A.1: the distances from single points to the nearest error. */
    DISTANCES(
            "figA1",
            "Figure A.1",
            List.of(Experiment.RELU_ONLINE, Experiment.QUADRATIC_FINITE, Experiment.NETWORKS),
            Experiment.QUADRATIC_STOPPED),
    /** The same distances as shares of points without an error within a distance, beside the largest possible ones. */
    SURVIVAL(
            "figA1-survival",
            "Figure A.1, as shares",
            List.of(Experiment.RELU_ONLINE, Experiment.QUADRATIC_FINITE, Experiment.NETWORKS),
            Experiment.QUADRATIC_STOPPED),
    /** Figure B.2: distance to the nearest error during training in several dimensions. */
    DIMENSIONS("figB2", "Figure B.2", List.of(Experiment.DIMENSIONS, Experiment.RELU_ONLINE), Experiment.PLANE),
    /** Figure B.3: loss and distance of the ReLU network during training. */
    LOSS_AND_DISTANCE("figB3", "Figure B.3", List.of(Experiment.RELU_ONLINE), Experiment.RELU_AVERAGED),
    /** Figure E.4: the share of the input that a model needs for an error rate. */
    NEEDED_SHARE("figE4", "Figure E.4", List.of()),
    /** Figure F.5: the law of one coordinate beside the normal law. */
    COORDINATE("figF5", "Figure F.5", List.of()),
    /** Appendix E: a quadratic network too small for its task, during training: wrong alphas and error rates. */
    TOO_SMALL("too-small", "Appendix E, trained", List.of(Experiment.TOO_SMALL)),
    /** How deep errors lie, beside how far random points are from them (section 6). */
    DEPTHS(
            "depth",
            "How deep errors lie",
            List.of(Experiment.RELU_ONLINE),
            Experiment.QUADRATIC_FINITE,
            Experiment.QUADRATIC_STOPPED),
    /**
     * What attacks cost and how far they stop from the nearest error: not in the paper, which has no exact one. Where the
     * networks of its experiments err no more, those of Figure 4 are attacked, if they are there.
     */
    ATTACKS(
            "attacks",
            "Attacks against the exact nearest error",
            List.of(Experiment.QUADRATIC_ONLINE, Experiment.QUADRATIC_FINITE)),
    /** What the choices that the paper leaves open decide; only at the paper's scale. */
    SENSITIVITY("sensitivity", "Choices that the paper leaves open", List.of(Experiment.SENSITIVITY)),
    /** Figure G.6: how real images spread, and two half-spaces as error sets. */
    HALF_SPACES("figG6", "Figure G.6", List.of()),
    /** Error sets and networks of real images by their measure and mean distance. */
    IMAGE_ERROR_SETS("figG6-sets", "Error sets of real images", List.of()),
    /** Images with the nearest error of each network. */
    IMAGE_ERRORS("figG6-errors", "Nearest errors of real images", List.of());

    private static final Set<PaperFigure> OF_IMAGES =
            Collections.unmodifiableSet(EnumSet.of(HALF_SPACES, IMAGE_ERROR_SETS, IMAGE_ERRORS));

    /** The decimal logarithm of the lowest rate that a sample of the paper's size, 10^7 points, gives a notion of. */
    public static final double LOG10_OF_SAMPLING = -6;

    private final String key;
    private final String title;
    private final List<Experiment> experiments;
    private final List<Experiment> beside;

    PaperFigure(String key, String title, List<Experiment> experiments, Experiment... beside) {
        this.key = key;
        this.title = title;
        this.experiments = experiments;
        this.beside = List.of(beside);
    }

    /** Returns the figure's name in files and on the command line. */
    public String key() {
        return key;
    }

    /** Returns the figure's name for people: that in the paper, if it is there. */
    public String title() {
        return title;
    }

    /** Returns whether the figure is of real images, which the user has to give. */
    public boolean isOfImages() {
        return OF_IMAGES.contains(this);
    }

    /** Returns the experiments whose runs the figure rests on. */
    public List<Experiment> experiments() {
        return experiments;
    }

    /** Returns the experiments that are made for the figure: its own, and those that belong to it where a scale has them. */
    List<Experiment> made() {
        return Stream.concat(experiments.stream(), beside.stream()).toList();
    }

    /**
     * Returns the figures that some names mean, such as {@code fig3}; {@code fig2}, {@code figA1} and {@code figG6} mean all
     * of their parts.
     *
     * @param names names of figures; none means all figures
     * @throws IllegalArgumentException if a name means no figure, naming those there are
     */
    public static Set<PaperFigure> named(Collection<String> names) {
        Set<PaperFigure> chosen = EnumSet.noneOf(PaperFigure.class);
        for (String name : names) {
            List<PaperFigure> meant = Arrays.stream(values())
                    .filter(figure -> figure.isMeantBy(name.strip().toLowerCase(Locale.ROOT)))
                    .toList();
            if (meant.isEmpty()) {
                throw new IllegalArgumentException("there is no figure '" + name + "', only fig2 and "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(PaperFigure::key).toList()));
            }
            chosen.addAll(meant);
        }
        return chosen.isEmpty() ? EnumSet.allOf(PaperFigure.class) : chosen;
    }

    private boolean isMeantBy(String name) {
        String own = key.toLowerCase(Locale.ROOT);
        // Figure 4's continuation rests on many more runs, and is asked for by its own name.
        return own.equals(name) || own.startsWith(name + "-") && this != BEYOND_SAMPLING;
    }
}
