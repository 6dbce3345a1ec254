package dev.concentric.store;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * What a safetensors file holds.
 *
 * @param source the file
 * @param tensors the tensors by name
 * @param metadata texts by name, without the checksum
 * @param sha256 the checksum that the file carries and its bytes have, as {@link Safetensors} defines it
 */
public record TensorFile(
        Path source, SortedMap<String, Tensor> tensors, SortedMap<String, String> metadata, String sha256) {

    /**
     * Returns the numbers of a tensor in single precision.
     *
     * @throws BadFileException if there is none of that name, type and shape
     */
    public float[] floats(String name, int... shape) {
        Tensor tensor = tensor(name, shape);
        return tensor instanceof Tensor.Floats floats ? floats.data() : wrongType(name, tensor, "F32");
    }

    /**
     * Returns the numbers of a tensor in double precision.
     *
     * @throws BadFileException if there is none of that name, type and shape
     */
    public double[] doubles(String name, int... shape) {
        Tensor tensor = tensor(name, shape);
        return tensor instanceof Tensor.Doubles doubles ? doubles.data() : wrongType(name, tensor, "F64");
    }

    /**
     * Returns the numbers of a tensor of whole numbers.
     *
     * @throws BadFileException if there is none of that name, type and shape
     */
    public long[] longs(String name, int... shape) {
        Tensor tensor = tensor(name, shape);
        return tensor instanceof Tensor.Longs longs ? longs.data() : wrongType(name, tensor, "I64");
    }

    /**
     * Returns a text from the metadata.
     *
     * @throws BadFileException if there is none of that name
     */
    public String text(String name) {
        String text = metadata.get(name);
        if (text == null) {
            throw new BadFileException(source, "has no '" + name + "' in its metadata", "another program wrote it?");
        }
        return text;
    }

    private Tensor tensor(String name, int... shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new BadFileException(
                    source, "has no tensor '" + name + "'", NearestName.advice(name, tensors.keySet()));
        }
        List<Integer> expected = Arrays.stream(shape).boxed().toList();
        if (!tensor.shape().equals(expected)) {
            throw new BadFileException(
                    source, "'" + name + "' has the shape " + tensor.shape(), "expected " + expected);
        }
        return tensor;
    }

    private <T> T wrongType(String name, Tensor tensor, String right) {
        throw new BadFileException(source, "'" + name + "' holds " + tensor.type() + " numbers", "expected " + right);
    }
}
