package dev.concentric.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;

/** The frame of a PDF file: numbered objects and the table of where each begins. The first one is the catalogue. */
final class PdfFile {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> starts = new ArrayList<>();

    PdfFile() {
        // Bytes above 127 tell programs that carry the file that it is not text.
        write("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    /** Adds the next object. */
    PdfFile object(String text) {
        begin();
        write(text + "\nendobj\n");
        return this;
    }

    /** Adds the next object, a compressed stream. */
    PdfFile stream(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // An array takes everything.
        }
        begin();
        write("<< /Length " + packed.size() + " /Filter /FlateDecode >>\nstream\n");
        bytes.writeBytes(packed.toByteArray());
        write("\nendstream\nendobj\n");
        return this;
    }

    private void begin() {
        starts.add(bytes.size());
        write(starts.size() + " 0 obj\n");
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns the file. */
    byte[] bytes() {
        int table = bytes.size();
        int count = starts.size() + 1;
        write("xref\n0 " + count + "\n0000000000 65535 f \n");
        starts.forEach(start -> write(String.format(Locale.ROOT, "%010d 00000 n \n", start)));
        write("trailer\n<< /Size " + count + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return bytes.toByteArray();
    }
}
