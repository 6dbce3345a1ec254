package dev.concentric.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes IDX files. */
final class IdxFiles {

    private IdxFiles() {}

    /** Returns a file's bytes: the magic number, the sizes and the values. */
    static byte[] bytes(int magic, int[] sizes, byte[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * (1 + sizes.length) + values.length);
        buffer.putInt(magic);
        for (int size : sizes) {
            buffer.putInt(size);
        }
        return buffer.put(values).array();
    }

    /** Returns the bytes of a file of images whose pixels count on from a number. */
    static byte[] images(int count, int height, int width, int first) {
        byte[] pixels = new byte[count * height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (first + i);
        }
        return bytes(0x0803, new int[] {count, height, width}, pixels);
    }

    /** Returns the bytes of a file of labels that count on from 0. */
    static byte[] labels(int count) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) i;
        }
        return bytes(0x0801, new int[] {count}, labels);
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return compressed.toByteArray();
    }

    static Path write(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
