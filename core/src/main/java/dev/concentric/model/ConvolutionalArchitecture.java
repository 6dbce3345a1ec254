package dev.concentric.model;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.ImageShape;
import dev.concentric.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shape of a convolutional network for grey images, without its learned numbers: convolutions with zeros beyond the
 * border, each followed by a rectifier and by max pooling of 2 x 2 pixels; dense layers with rectifiers; and a linear
 * read-out to one logit for each class.
 *
 * @param height the height of the images in pixels, that many times even as there are convolutions
 * @param width their width, likewise
 * @param filters the number of filters of each convolution, from the input on
 * @param kernel the height and width of the filters in pixels, odd
 * @param denseWidths the width of each dense hidden layer, if any
 * @param classes the number of classes, at least 2
 */
public record ConvolutionalArchitecture(
        int height, int width, List<Integer> filters, int kernel, List<Integer> denseWidths, int classes) {

    /** Checks the sizes. */
    public ConvolutionalArchitecture {
        filters = List.copyOf(filters);
        denseWidths = List.copyOf(denseWidths);
        if (filters.isEmpty()) {
            throw new IllegalArgumentException("a convolutional network needs at least one convolution");
        }
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be at least 2, got " + classes);
        }
        for (int size : Stream.concat(filters.stream(), denseWidths.stream()).toList()) {
            if (size < 1) {
                throw new IllegalArgumentException("a layer's size must be at least 1, got " + size);
            }
        }
        requireHalving(height, width, filters.size());
        ImageShape image = new ImageShape(height, width, 1);
        for (int number : filters) {
            requireMatrix(new ConvolutionShape(image, kernel).patch(), number);
            image = image.withChannels(number).halved();
        }
        int inputs = image.elements();
        for (int outputs :
                Stream.concat(denseWidths.stream(), Stream.of(classes)).toList()) {
            requireMatrix(inputs, outputs);
            inputs = outputs;
        }
    }

    private static void requireHalving(int height, int width, int times) {
        long divisor = 1L << Math.min(times, Integer.SIZE);
        if (height % divisor != 0 || width % divisor != 0) {
            throw new IllegalArgumentException("the network halves images " + times
                    + " times, once for each convolution, so their sides must be divisible by " + divisor + ", got "
                    + height + " x " + width + " pixels");
        }
    }

    private static void requireMatrix(int inputs, int outputs) {
        if ((long) inputs * outputs > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a layer holds at most 2147483647 weights, got " + inputs + " x " + outputs);
        }
    }

    /**
     * Returns the network of Madry et al. (2018) for MNIST, as their published code has it: 32 and 64 filters of 5 x 5, a
     * dense layer of 1024, ten classes.
     */
    public static ConvolutionalArchitecture ofMadry() {
        return ofMadry(28, 28, 10);
    }

    /** Returns the same network for images of another size or number of classes. */
    public static ConvolutionalArchitecture ofMadry(int height, int width, int classes) {
        return new ConvolutionalArchitecture(height, width, List.of(32, 64), 5, List.of(1024), classes);
    }

    /** Returns the dimension n of the inputs, one for each pixel. */
    public int dimension() {
        return height * width;
    }

    /** Returns a short name such as {@code convolutional-32-64-dense-1024}. */
    public String name() {
        String dense = denseWidths.isEmpty() ? "" : "-dense-" + joined(denseWidths);
        return "convolutional-" + joined(filters) + dense;
    }

    private static String joined(List<Integer> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    /** Returns the shape of each convolution, from the input on. */
    List<ConvolutionShape> convolutions() {
        List<ConvolutionShape> shapes = new ArrayList<>();
        ImageShape image = new ImageShape(height, width, 1);
        for (int number : filters) {
            shapes.add(new ConvolutionShape(image, kernel));
            image = image.withChannels(number).halved();
        }
        return shapes;
    }

    /** Returns the length of each dense layer's input and, behind them, the number of classes. */
    List<Integer> denseSizes() {
        int last = filters.size() - 1;
        int inputs = convolutions().get(last).image().pixels() / 4 * filters.get(last);
        return Stream.of(Stream.of(inputs), denseWidths.stream(), Stream.of(classes))
                .flatMap(sizes -> sizes)
                .toList();
    }

    /** Returns the number of weights, biases left out. */
    public long weights() {
        long weights = 0;
        List<ConvolutionShape> shapes = convolutions();
        for (int l = 0; l < shapes.size(); l++) {
            weights += (long) shapes.get(l).patch() * filters.get(l);
        }
        List<Integer> sizes = denseSizes();
        for (int l = 1; l < sizes.size(); l++) {
            weights += (long) sizes.get(l - 1) * sizes.get(l);
        }
        return weights;
    }

    /** Returns how many numbers all layers together make of one image. */
    public long activations() {
        long numbers = 0;
        for (int l = 0; l < filters.size(); l++) {
            numbers += (long) convolutions().get(l).image().pixels() * filters.get(l);
        }
        return numbers + denseSizes().stream().mapToLong(Integer::longValue).sum();
    }

    /**
     * Returns the multiply-adds of each layer's product with the weights for one image, from the input on; those of a
     * convolution are of products with patches, though tiled ones need fewer.
     */
    public List<Long> multiplyAdds() {
        List<Long> counts = new ArrayList<>();
        List<ConvolutionShape> shapes = convolutions();
        for (int l = 0; l < shapes.size(); l++) {
            counts.add((long) shapes.get(l).image().pixels() * shapes.get(l).patch() * filters.get(l));
        }
        List<Integer> sizes = denseSizes();
        for (int l = 1; l < sizes.size(); l++) {
            counts.add((long) sizes.get(l - 1) * sizes.get(l));
        }
        return counts;
    }

    /**
     * Returns a new network of this shape.
     *
     * @param start the law of the weights; a filter has as many inputs as a patch has numbers. Biases are 0
     * @param stream the numbers are drawn from streams below it
     */
    public ConvolutionalNetwork initialize(Initialization.Independent start, RandomStream stream) {
        return new ConvolutionalNetwork(this, start, stream);
    }
}
