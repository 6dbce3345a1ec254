package dev.concentric.model;

import dev.concentric.data.Batch;
import java.util.Map;
import java.util.TreeMap;

/**
 * The convolutional network written down once more, as plainly as possible and in float64, with the rectifier before the
 * pooling: what {@link ConvolutionalNetwork} and {@link ConvolutionalClassifier} are held against.
 */
final class DoubleConvolutions {
    private final ConvolutionalArchitecture architecture;
    private final Map<String, double[]> values = new TreeMap<>();

    private DoubleConvolutions(ConvolutionalArchitecture architecture) {
        this.architecture = architecture;
    }

    /** Copies the numbers of a network. */
    static DoubleConvolutions of(ConvolutionalNetwork network) {
        DoubleConvolutions copy = new DoubleConvolutions(network.architecture());
        for (Parameter parameter : network.parameters()) {
            copy.values.put(parameter.name(), Affine.widened(parameter.value().toRows()));
        }
        return copy;
    }

    /** Returns the numbers of a tensor, to be changed. */
    double[] values(String name) {
        return values.get(name);
    }

    /** Returns the mean loss of a batch. */
    double loss(Batch batch) {
        double sum = 0;
        for (int row = 0; row < batch.size(); row++) {
            sum += loss(SmallConvolutions.image(batch, row), (int) batch.labels()[row]);
        }
        return sum / batch.size();
    }

    /** Returns the loss of one image. */
    double loss(double[] image, int label) {
        double[] logits = logits(image);
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - logits[label]);
        }
        return Math.log(sum);
    }

    /** Returns the logits of one image. */
    double[] logits(double[] image) {
        int height = architecture.height();
        int width = architecture.width();
        double[][][] pixels = new double[height][width][1];
        for (int i = 0; i < image.length; i++) {
            pixels[i / width][i % width][0] = image[i];
        }
        for (int l = 0; l < architecture.filters().size(); l++) {
            String name = "convolution" + (l + 1);
            pixels = pooled(convolved(pixels, name, architecture.filters().get(l)));
        }
        double[] units = flat(pixels);
        for (int l = 0; l < architecture.denseWidths().size(); l++) {
            units = dense(units, "dense" + (l + 1), architecture.denseWidths().get(l));
            for (int j = 0; j < units.length; j++) {
                units[j] = Math.max(units[j], 0);
            }
        }
        return dense(units, "readout", architecture.classes());
    }

    /** Returns the rectified convolution. */
    private double[][][] convolved(double[][][] in, String name, int filters) {
        int kernel = architecture.kernel();
        int channels = in[0][0].length;
        double[] weights = values.get(name + ".weights");
        double[][][] out = new double[in.length][in[0].length][filters];
        for (int y = 0; y < out.length; y++) {
            for (int x = 0; x < out[y].length; x++) {
                for (int f = 0; f < filters; f++) {
                    double sum = values.get(name + ".bias")[f];
                    for (int dy = 0; dy < kernel; dy++) {
                        for (int dx = 0; dx < kernel; dx++) {
                            int row = y + dy - (kernel - 1) / 2;
                            int column = x + dx - (kernel - 1) / 2;
                            if (row < 0 || row >= in.length || column < 0 || column >= in[0].length) {
                                continue;
                            }
                            for (int c = 0; c < channels; c++) {
                                int weight = ((dy * kernel + dx) * channels + c) * filters + f;
                                sum += in[row][column][c] * weights[weight];
                            }
                        }
                    }
                    out[y][x][f] = Math.max(sum, 0);
                }
            }
        }
        return out;
    }

    private static double[][][] pooled(double[][][] in) {
        int channels = in[0][0].length;
        double[][][] out = new double[in.length / 2][in[0].length / 2][channels];
        for (int y = 0; y < in.length; y++) {
            for (int x = 0; x < in[0].length; x++) {
                for (int c = 0; c < channels; c++) {
                    out[y / 2][x / 2][c] = Math.max(out[y / 2][x / 2][c], in[y][x][c]);
                }
            }
        }
        return out;
    }

    private static double[] flat(double[][][] pixels) {
        int width = pixels[0].length;
        int channels = pixels[0][0].length;
        double[] flat = new double[pixels.length * width * channels];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = pixels[i / channels / width][i / channels % width][i % channels];
        }
        return flat;
    }

    private double[] dense(double[] in, String name, int outputs) {
        double[] out = values.get(name + ".bias").clone();
        for (int j = 0; j < outputs; j++) {
            for (int i = 0; i < in.length; i++) {
                out[j] += in[i] * values.get(name + ".weights")[i * outputs + j];
            }
        }
        return out;
    }
}
