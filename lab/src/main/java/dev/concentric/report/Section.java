package dev.concentric.report;

import dev.concentric.experiment.Claim;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The sections of the report: which figures and claims make one experiment, and what one must know to read them. */
enum Section {
    /** The ReLU network of section 3. */
    RELU(
            "Almost no errors, and all of them near",
            "A network classifies millions of random points rightly. How far is it, from a random point, to the nearest"
                    + " point that it gets wrong?",
            "A ReLU network with two hidden layers of 1000 units was trained on an endless supply of points of both"
                    + " spheres; at the paper's scale the exponential averages of its parameters (decay .9999) are"
                    + " measured as well. From random points an attack walks on the sphere itself, so that whatever it"
                    + " finds is a possible input, until the network errs.",
            List.of("fig1", "figB3"),
            List.of("relu-", "nearest-pair")),
    /** Section 3 in other dimensions. */
    DIMENSION(
            "Other dimensions",
            "Is it the high dimension that brings errors so near?",
            "The ReLU network was trained on spheres of several dimensions; n = 500 is the network of section 3, which"
                    + " is trained for longer.",
            List.of("figB2"),
            List.of("dimensions-", "plane-")),
    /** Appendix A. */
    DISTANCES(
            "How distances spread",
            "Does the mean distance speak for most points, or do a few outliers make it?",
            "For single networks, the distance from each start point to the nearest error: exact for the quadratic"
                    + " network, else as the refined attack found it.",
            List.of("figA1", "figA1-survival"),
            List.of("distances-")),
    /** The quadratic network of section 4. */
    QUADRATIC(
            "A network whose errors are known exactly",
            "A quadratic network can solve the task perfectly. Does training find that solution, and what do its errors"
                    + " look like until then?",
            "Quadratic networks with 1000 hidden units were trained on endless data and on a finite training set."
                    + " Their decision boundary is an ellipsoid; its squared inverse semi-axes, the alphas, say exactly"
                    + " whether errors exist, how many there are, and where the nearest one lies.",
            List.of("fig2-alphas", "fig2-counts"),
            List.of("quadratic-", "equation-3", "chernoff-")),
    /** The perfect start of section 4. */
    PERFECT_START(
            "Training away from perfection",
            "A network starts without a single error. Does training keep it so?",
            "A quadratic network was set to the max-margin boundary and trained on as usual.",
            List.of("fig2-training"),
            List.of("perfect-start-")),
    /** Theorem 5.1 and Figure 4. */
    OPTIMUM(
            "As far away as geometry allows",
            "Could a better network with the same error rate have its errors farther away?",
            "Of all sets of a given measure on the sphere, a cap lies farthest from random points; its distance is"
                + " known exactly. Networks of several architectures, trained on sets of several sizes, were measured"
                + " during training and held against it.",
            List.of("fig3", "fig4"),
            List.of("close-to-optimum", "similar-for", "none-beyond-optimum", "black-line", "networks-")),
    /** Figure 4 where sampling sees nothing. */
    TAIL(
            "Beyond what sampling sees",
            "Does the law hold on, where errors are too rare to be met by chance?",
            "Error rates of quadratic networks are exact; those of ReLU networks were found by multilevel splitting."
                    + " Distances are exact, or found by an attack that closes in on the nearest error.",
            List.of("fig4-tail"),
            List.of("close-beyond-sampling")),
    /** Section 6. */
    DEPTH(
            "The errors themselves",
            "Are errors special points, far from all that is right?",
            "From errors drawn uniformly among all errors, the distance to the nearest right point was found.",
            List.of("depth"),
            List.of("relu-errors-shallow", "quadratic-errors-shallow")),
    /** What attacks are worth. */
    ATTACKS(
            "Can attacks be trusted?",
            "An attack finds an error, not the nearest one. How far off is it?",
            "On quadratic networks the nearest error is known exactly. The paper's attack and others were held against"
                    + " it, with several step sizes.",
            List.of("attacks"),
            List.of("attack-")),
    /** Appendices E and F. */
    INPUT(
            "How much of the input is needed",
            "How little of the input suffices for a low error rate?",
            "For a model that sees some of the coordinates, computed exactly and by the paper's approximations. And a"
                    + " quadratic network with half as many hidden units as it needs was trained in 2000 dimensions.",
            List.of("figE4", "figF5", "too-small"),
            List.of("ignored-input", "coordinates-", "too-small-")),
    /** What the paper leaves open. */
    SENSITIVITY(
            "Choices that the paper leaves open",
            "The paper does not say all that one needs to know to repeat it. Do the gaps matter?",
            "The same network was trained with one choice changed at a time, with several seeds each.",
            List.of("sensitivity"),
            List.of("sensitivity-")),
    /** Appendix G. */
    IMAGES(
            "Real images",
            "Does the law of the spheres hold for real images?",
            "For a set of images, half-spaces along principal directions, the best one over all directions, and unions"
                    + " of balls were made, each to hold one training image in a hundred. A convolutional network was"
                    + " trained on the images as they are, and another adversarially; errors near test images were"
                    + " searched by two attacks.",
            List.of("figG6", "figG6-sets", "figG6-errors"),
            List.of("image-")),
    /** What belongs to no other section. */
    FURTHER("Further results", "", "", List.of(), List.of(""));

    private final String title;
    private final String question;
    private final String done;
    private final List<String> figures;
    private final List<String> claims;

    Section(String title, String question, String done, List<String> figures, List<String> claims) {
        this.title = title;
        this.question = question;
        this.done = done;
        this.figures = figures;
        this.claims = claims;
    }

    /** Returns the section that a figure belongs to. */
    static Section ofFigure(String key) {
        return Arrays.stream(values())
                .filter(section -> section.figures.contains(key))
                .findFirst()
                .orElse(FURTHER);
    }

    /** Returns the section that a claim belongs to: the one that knows the longest beginning of its name. */
    static Section of(Claim claim) {
        return Arrays.stream(values())
                .max(Comparator.comparingInt(section -> section.match(claim.id())))
                .orElseThrow();
    }

    private int match(String claim) {
        return claims.stream()
                .filter(claim::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(-1);
    }

    /** Returns the section's name in links; figures and claims have names of their own there. */
    String key() {
        return "on-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    /** Returns whether figures belong to it, so that without any the experiment was not made. */
    boolean hasFigures() {
        return !figures.isEmpty();
    }

    /** Returns what was asked, empty if there is no one question. */
    String question() {
        return question;
    }

    /** Returns what was done to answer it, empty if there is no one question. */
    String done() {
        return done;
    }
}
