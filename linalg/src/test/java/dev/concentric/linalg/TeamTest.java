package dev.concentric.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time limit is there for members that wait for ever, which no interrupt ends, and not to measure anything. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TeamTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void doesEachItemOnceInPiecesThatBeginAtMultiples(int size) {
        try (Team team = Team.of(size)) {
            for (int total : new int[] {0, 1, 2, 3, 5, 7, 8, 9, 24, 25, 50, 127, 1000}) {
                for (int multiple : new int[] {1, 2, 3, 4, 24, 64, 2000}) {
                    int[] done = new int[total];
                    AtomicInteger pieces = new AtomicInteger();
                    Set<Thread> members = ConcurrentHashMap.newKeySet();
                    team.split(total, multiple, (first, end) -> {
                        pieces.incrementAndGet();
                        members.add(Thread.currentThread());
                        assertEquals(0, first % multiple);
                        assertTrue(end % multiple == 0 || end == total);
                        for (int i = first; i < end; i++) {
                            done[i]++;
                        }
                    });
                    String what = total + " items by " + multiple;
                    assertTrue(Arrays.stream(done).allMatch(times -> times == 1), what);
                    assertEquals(pieces.get(), members.size(), what);
                    int most = Math.min(size, Math.max(1, Math.ceilDiv(total, multiple)));
                    assertTrue(pieces.get() <= most, what + ": " + pieces);
                }
            }
        }
    }

    /** No member has a block more than another one, blocks being what lies between two multiples. */
    @Test
    void sharesItemsEvenly() {
        try (Team team = Team.of(3)) {
            for (int blocks = 3; blocks < 20; blocks++) {
                List<Integer> lengths = new ArrayList<>();
                team.split(blocks * 4, 4, (first, end) -> {
                    synchronized (lengths) {
                        lengths.add((end - first) / 4);
                    }
                });
                assertEquals(3, lengths.size());
                int least = lengths.stream().min(Integer::compare).orElseThrow();
                int most = lengths.stream().max(Integer::compare).orElseThrow();
                assertTrue(most - least <= 1, lengths.toString());
            }
        }
    }

    @Test
    void cutsVeryLongRanges() {
        try (Team team = Team.of(3)) {
            long[] sum = new long[1];
            team.split(Integer.MAX_VALUE, 1, (first, end) -> {
                synchronized (sum) {
                    sum[0] += end - first;
                }
            });
            assertEquals(Integer.MAX_VALUE, sum[0]);
        }
    }

    /** What a member wrote in one call, the others read in the next; the work is so short that all of them spin. */
    @Test
    void showsEachCallWhatTheLastOneWrote() {
        try (Team team = Team.of(2)) {
            int[] values = new int[2];
            for (int round = 1; round <= 10_000; round++) {
                int[] before = values;
                int[] after = new int[2];
                int expected = round - 1;
                team.split(2, 1, (first, end) -> {
                    for (int i = first; i < end; i++) {
                        assertEquals(expected, before[1 - i]);
                        after[i] = before[i] + 1;
                    }
                });
                values = after;
            }
            assertEquals(10_000, values[1]);
        }
    }

    @Test
    void wakesMembersThatSleep() throws InterruptedException {
        try (Team team = Team.of(3)) {
            List<Thread> helpers = helpers(team);
            for (int round = 0; round < 20; round++) {
                waitUntilAsleep(helpers);
                AtomicInteger items = new AtomicInteger();
                team.split(3, 1, (first, end) -> items.addAndGet(end - first));
                assertEquals(3, items.get());
            }
        }
    }

    private static void waitUntilAsleep(List<Thread> helpers) {
        while (!helpers.stream().allMatch(helper -> helper.getState() == Thread.State.WAITING)) {
            LockSupport.parkNanos(100_000);
        }
    }

    /** Returns the members that are not the caller. */
    private static List<Thread> helpers(Team team) {
        Set<Thread> members = ConcurrentHashMap.newKeySet();
        team.split(team.size(), 1, (first, end) -> members.add(Thread.currentThread()));
        assertEquals(team.size(), members.size());
        assertTrue(members.remove(Thread.currentThread()));
        return List.copyOf(members);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void throwsWhatAPieceThrewOnceAllHaveEnded(int failing) {
        try (Team team = Team.of(3)) {
            for (Throwable cause : List.of(new IllegalStateException("a piece fails"), new StackOverflowError())) {
                AtomicInteger ended = new AtomicInteger();
                Throwable thrown = assertThrows(
                        cause.getClass(),
                        () -> team.split(3, 1, (first, end) -> {
                            if (first == failing) {
                                sneak(cause);
                            }
                            LockSupport.parkNanos(20_000_000);
                            ended.incrementAndGet();
                        }));
                assertSame(cause, thrown);
                assertEquals(2, ended.get());
                // The team is as good as before.
                team.split(3, 1, (first, end) -> ended.addAndGet(end - first));
                assertEquals(5, ended.get());
            }
        }
    }

    private static void sneak(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) cause;
    }

    @Test
    void throwsOneFailureOfSeveral() {
        try (Team team = Team.of(3)) {
            var e = assertThrows(
                    IllegalStateException.class,
                    () -> team.split(3, 1, (first, end) -> {
                        throw new IllegalStateException("piece " + first);
                    }));
            assertEquals("piece 0", e.getMessage());
        }
    }

    @Test
    void letsItsThreadsEnd() throws InterruptedException {
        for (boolean asleep : new boolean[] {false, true}) {
            Team team = Team.of(3);
            List<Thread> helpers = helpers(team);
            for (Thread helper : helpers) {
                assertTrue(helper.isDaemon());
                assertTrue(helper.getName().startsWith("concentric-team-"), helper.getName());
            }
            if (asleep) {
                waitUntilAsleep(helpers);
            }
            team.close();
            team.close();
            for (Thread helper : helpers) {
                assertTrue(helper.join(Duration.ofSeconds(30)), helper.getName());
            }
        }
    }

    @Test
    void refusesWorkOnceItIsClosed() {
        Team team = Team.of(2);
        team.close();
        var e = assertThrows(IllegalStateException.class, () -> team.split(2, 1, (first, end) -> {}));
        assertEquals("the team is closed", e.getMessage());
    }

    @Test
    void worksAloneWithoutThreads() {
        Team single = Team.single();
        assertSame(single, Team.of(1));
        assertEquals(1, single.size());
        assertEquals(4, Team.of(4).size());
        single.close();
        List<Integer> pieces = new ArrayList<>();
        single.split(10, 3, (first, end) -> {
            assertFalse(Thread.currentThread().getName().startsWith("concentric-team-"));
            pieces.addAll(List.of(first, end));
        });
        assertEquals(List.of(0, 10), pieces);
    }

    @Test
    void refusesATeamOfNobody() {
        assertThrows(IllegalArgumentException.class, () -> Team.of(0));
        assertThrows(IllegalArgumentException.class, () -> Team.of(-1));
    }
}
