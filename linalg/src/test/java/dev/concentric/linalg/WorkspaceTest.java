package dev.concentric.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

    @Test
    void givesTheSameMemoryToTheNextWhoOpensIt() {
        float[] first;
        try (Workspace scratch = Workspace.open()) {
            first = scratch.floats(100);
        }
        try (Workspace scratch = Workspace.open()) {
            assertSame(first, scratch.floats(60));
            assertNotSame(first, scratch.floats(60));
        }
    }

    @Test
    void keepsAnOuterScopesArraysFromInnerScopes() {
        try (Workspace outer = Workspace.open()) {
            float[] mine = outer.floats(10);
            float[] theirs;
            try (Workspace inner = Workspace.open()) {
                theirs = inner.floats(10);
                assertNotSame(mine, theirs);
                try (Workspace innermost = Workspace.open()) {
                    float[] deepest = innermost.floats(1000);
                    assertNotSame(mine, deepest);
                    assertNotSame(theirs, deepest);
                }
            }
            assertSame(theirs, outer.floats(10));
        }
    }

    @Test
    void growsWithoutTouchingWhatWasHandedOut() {
        try (Workspace scratch = Workspace.open()) {
            scratch.floats(3);
        }
        try (Workspace scratch = Workspace.open()) {
            FloatMatrix matrix = scratch.matrix(20, 30);
            matrix.set(19, 29, 7);
            assertTrue(scratch.floats(5000).length >= 5000);
            assertEquals(7, matrix.get(19, 29));
            assertEquals(600, matrix.size());
        }
    }

    @Test
    void closesItsScopeWhenTheWorkFails() {
        float[] before;
        try (Workspace scratch = Workspace.open()) {
            before = scratch.floats(8);
        }
        try (Workspace scratch = Workspace.open()) {
            scratch.floats(8);
            throw new IllegalStateException("the work fails");
        } catch (IllegalStateException e) {
            try (Workspace scratch = Workspace.open()) {
                assertSame(before, scratch.floats(8));
            }
        }
    }

    @Test
    void belongsToOneThread() {
        try (Workspace scratch = Workspace.open()) {
            float[] mine = scratch.floats(16);
            float[] other = CompletableFuture.supplyAsync(() -> {
                        try (Workspace theirs = Workspace.open()) {
                            assertNotSame(scratch, theirs);
                            return theirs.floats(16);
                        }
                    })
                    .join();
            assertNotSame(mine, other);
        }
    }
}
