package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    /** Another process: says whether it got the lock, and holds it until its input ends. */
    private static final String OTHER = """
        import java.nio.channels.FileChannel;
        import java.nio.file.Path;
        import java.nio.file.StandardOpenOption;

        class Other {
            public static void main(String[] args) throws Exception {
                FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
                System.out.println(channel.tryLock() != null ? "got it" : "busy");
                System.in.read();
            }
        }
        """;

    @TempDir
    private Path folder;

    private RunFolder run;

    @BeforeEach
    void create() {
        run = RunFolder.create(folder.resolve("run"));
    }

    @Test
    void oneWriterAtATime() {
        try (RunWriter writer = run.write()) {
            assertBusy(writer.folder());
            assertBusy(RunFolder.open(folder.resolve("./run/../run")));
        }
        run.write().close();
    }

    @Test
    void theFolderIsTheSameByAnotherNameAndAfterAMove() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), run.path());
        try (RunWriter writer = run.write()) {
            assertBusy(RunFolder.open(link));
            Files.delete(link);
            Path moved = Files.move(writer.folder().path(), folder.resolve("moved"));
            assertBusy(RunFolder.open(moved));
        }
        RunFolder.open(folder.resolve("moved")).write().close();
    }

    @Test
    void ofManyThreadsOneGetsIt() throws InterruptedException, ExecutionException {
        AtomicInteger got = new AtomicInteger();
        CountDownLatch tried = new CountDownLatch(8);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Future<?>[] all = new Future<?>[8];
            for (int i = 0; i < 8; i++) {
                all[i] = threads.submit(() -> {
                    try (RunWriter writer = run.write()) {
                        got.addAndGet(RunFolder.isRun(writer.folder().path()) ? 1 : 0);
                        tried.countDown();
                        tried.await();
                    } catch (BusyFolderException e) {
                        tried.countDown();
                    }
                    return null;
                });
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertEquals(1, got.get());
    }

    @Test
    void anotherProcessIsKeptOutEvenAfterARefusalInThisOne() throws IOException {
        assertFalse(run.isBusy());
        try (RunWriter writer = run.write()) {
            assertBusy(writer.folder());
            assertTrue(RunFolder.open(folder.resolve("./run/../run")).isBusy());
            writer.folder().metrics();
            assertOther("busy");
        }
        assertFalse(run.isBusy());
        assertOther("got it");
    }

    @Test
    void aKilledProcessLetsTheFolderGo() throws IOException, InterruptedException {
        Process other = other();
        assertEquals("got it", other.inputReader().readLine());
        assertBusy(run);
        assertTrue(run.isBusy());
        assertBusy(run);
        other.destroyForcibly().waitFor();
        assertFalse(run.isBusy());
        run.write().close();
    }

    @Test
    void manyWhoLookKeepNobodyOut() throws InterruptedException, ExecutionException {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> looking = threads.submit(() -> {
                while (!over.get()) {
                    run.isBusy();
                }
            });
            try {
                for (int i = 0; i < 200; i++) {
                    try (RunWriter writer = run.write()) {
                        assertTrue(writer.folder().isBusy());
                    }
                }
            } finally {
                over.set(true);
            }
            looking.get();
        }
    }

    private static void assertBusy(RunFolder folder) {
        Says.refused(BusyFolderException.class, folder::write, "another process works on this run");
    }

    private void assertOther(String answer) throws IOException {
        Process other = other();
        try {
            assertEquals(answer, other.inputReader().readLine());
        } finally {
            other.destroyForcibly();
        }
    }

    private Process other() throws IOException {
        Path source = Files.writeString(folder.resolve("Other.java"), OTHER);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        source.toString(),
                        run.path().resolve(RunFolder.LOCK).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
