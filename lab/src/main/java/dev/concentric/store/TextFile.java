package dev.concentric.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Reads whole text files that may not be what their names promise. */
final class TextFile {
    private static final long LARGEST = 512L << 20;

    private TextFile() {}

    static String read(Path file) {
        return decode(file, UnaryOperator.identity());
    }

    /** Reads the part of a file that {@code selection} takes of its bytes. */
    static String decode(Path file, UnaryOperator<byte[]> selection) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new BadFileException(file, "is larger than 512 MB", "this cannot be a file of ours");
            }
            byte[] selected = selection.apply(Files.readAllBytes(file));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(selected))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadFileException(file, "is not text in UTF-8", "save it in UTF-8");
        } catch (IOException e) {
            throw new FileAccessException("read", file, e);
        }
    }
}
