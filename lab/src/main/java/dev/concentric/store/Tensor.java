package dev.concentric.store;

import java.util.Arrays;
import java.util.List;

/** An array of numbers with a shape, row by row. The numbers are shared with whoever made the tensor, not copied. */
public sealed interface Tensor {

    /** Returns the size along each axis; empty for a single number. */
    List<Integer> shape();

    /** Returns the type of the numbers. */
    Type type();

    /** Returns how many numbers there are. */
    int size();

    /** The types of numbers that are read and written, by their names in safetensors files. */
    enum Type {
        /** IEEE single precision. */
        F32(Float.BYTES),
        /** IEEE double precision. */
        F64(Double.BYTES),
        /** Whole numbers of 64 bits. */
        I64(Long.BYTES);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        /** Returns how many bytes a number takes. */
        int bytes() {
            return bytes;
        }

        /** Returns a tensor of zeros. */
        Tensor zeros(List<Integer> shape, int size) {
            return switch (this) {
                case F32 -> new Floats(shape, new float[size]);
                case F64 -> new Doubles(shape, new double[size]);
                case I64 -> new Longs(shape, new long[size]);
            };
        }
    }

    /** Returns a tensor of floats. */
    static Floats of(float[] data, int... shape) {
        return new Floats(Arrays.stream(shape).boxed().toList(), data);
    }

    /** Returns a tensor of doubles. */
    static Doubles of(double[] data, int... shape) {
        return new Doubles(Arrays.stream(shape).boxed().toList(), data);
    }

    /** Returns a tensor of longs. */
    static Longs of(long[] data, int... shape) {
        return new Longs(Arrays.stream(shape).boxed().toList(), data);
    }

    /**
     * Numbers in single precision.
     *
     * @param shape the size along each axis
     * @param data the numbers, row by row
     */
    record Floats(List<Integer> shape, float[] data) implements Tensor {

        /** Checks that shape and numbers fit together. */
        public Floats {
            shape = checked(shape, data.length);
        }

        @Override
        public Type type() {
            return Type.F32;
        }

        @Override
        public int size() {
            return data.length;
        }
    }

    /**
     * Numbers in double precision.
     *
     * @param shape the size along each axis
     * @param data the numbers, row by row
     */
    record Doubles(List<Integer> shape, double[] data) implements Tensor {

        /** Checks that shape and numbers fit together. */
        public Doubles {
            shape = checked(shape, data.length);
        }

        @Override
        public Type type() {
            return Type.F64;
        }

        @Override
        public int size() {
            return data.length;
        }
    }

    /**
     * Whole numbers.
     *
     * @param shape the size along each axis
     * @param data the numbers, row by row
     */
    record Longs(List<Integer> shape, long[] data) implements Tensor {

        /** Checks that shape and numbers fit together. */
        public Longs {
            shape = checked(shape, data.length);
        }

        @Override
        public Type type() {
            return Type.I64;
        }

        @Override
        public int size() {
            return data.length;
        }
    }

    private static List<Integer> checked(List<Integer> shape, int size) {
        long product = 1;
        for (int extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("a tensor has no axis of size " + extent);
            }
            product = Math.multiplyExact(product, (long) extent);
        }
        if (product != size) {
            throw new IllegalArgumentException("a tensor of shape " + shape + " does not have " + size + " numbers");
        }
        return List.copyOf(shape);
    }
}
