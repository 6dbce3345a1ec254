package dev.concentric.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.concentric.data.Batching;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Training allocates nothing once the JVM has compiled its steps: neither arrays nor vectors. Before that, interpreted
 * code keeps each vector on the heap, so steps are made until fifty in a row have left the heap alone.
 */
class SteadyStateTest {
    private static final int WINDOW = 50;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Arguments> runs() {
        Architecture relu = new Architecture.Relu(100, List.of(200, 200), Normalization.DEFAULT);
        Architecture quadratic = new Architecture.Quadratic(100, 200);
        return Stream.of(relu, quadratic)
                .map(architecture -> TrainingPlan.ofPaper(
                        ConcentricSpheres.ofDimension(100), architecture, new Initialization.Glorot(), 1_000_000, 1))
                .flatMap(plan -> Stream.of(
                        Arguments.of(plan, 1),
                        Arguments.of(plan, 2),
                        Arguments.of(
                                plan.averagedBy(0.99).with(Batching.BALANCED).onSetOf(1001), 2)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void stepsAllocateNothing(TrainingPlan plan, int threads) {
        assertEquals(50, plan.batchSize());
        try (Team team = Team.of(threads)) {
            var loop = new TrainingLoop<>(plan, team);
            long[] members = members(team);
            assertEquals(threads, members.length);
            long end = System.nanoTime() + PATIENCE_NANOS;
            long least = Long.MAX_VALUE;
            while (least > 0 && System.nanoTime() < end) {
                long before = allocated(members);
                loop.advanceTo(loop.step() + WINDOW);
                least = Math.min(least, allocated(members) - before);
            }
            assertEquals(0, least, "bytes allocated by the " + WINDOW + " best steps of " + loop.step());
        }
    }

    private static long[] members(Team team) {
        Set<Long> ids = ConcurrentHashMap.newKeySet();
        team.split(
                team.size(), 1, (first, end) -> ids.add(Thread.currentThread().threadId()));
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static long allocated(long[] threads) {
        long sum = 0;
        for (long thread : threads) {
            sum += THREADS.getThreadAllocatedBytes(thread);
        }
        return sum;
    }

    @Test
    void seesWhatTheMembersOfATeamAllocate() {
        try (Team team = Team.of(2)) {
            long[] members = members(team);
            float[][] kept = new float[2][];
            long before = allocated(members);
            team.split(2, 1, (first, end) -> kept[first] = new float[1000]);
            assertTrue(allocated(members) - before >= 2 * 4000);
        }
    }
}
