package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {

    @Test
    void knowsThisMachine() {
        Provenance provenance = Provenance.capture("0.1.0", "unknown", "simd, 16 lanes", 2, -7, "train --out x");
        assertTrue(provenance.java().startsWith("25"), provenance.java());
        assertTrue(provenance.processors() >= 1);
        assertFalse(provenance.processor().isBlank());
        assertEquals(provenance, Provenance.of(Json.parse(Json.pretty(provenance.document()), "provenance.json")));
    }

    @Test
    void namesTheProcessor(@TempDir Path folder) throws IOException {
        Path cpuinfo = folder.resolve("cpuinfo");
        String architecture = System.getProperty("os.arch");
        assertEquals(architecture, Provenance.processorModel(cpuinfo));
        Files.writeString(
                cpuinfo, "processor\t: 0\nmodel\t\t: 143\nmodel name\t: Some CPU @ 2.0: GHz\nmodel name\t: b\n");
        assertEquals("Some CPU @ 2.0: GHz", Provenance.processorModel(cpuinfo));
        Files.writeString(cpuinfo, "processor : 0\nBogoMIPS : 50\n");
        assertEquals(architecture, Provenance.processorModel(cpuinfo));
        Files.write(cpuinfo, new byte[] {(byte) 0xff, '\n'});
        assertEquals(architecture, Provenance.processorModel(cpuinfo));
    }
}
