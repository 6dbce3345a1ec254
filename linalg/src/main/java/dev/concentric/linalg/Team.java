package dev.concentric.linalg;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the work of one caller, for parts so short that handing them to a pool would cost more than they do.
 *
 * <p>{@link #split} cuts a range into one piece for each member; the caller is a member. Between two calls the others
 * wait: at first spinning, so that they start within a fraction of a microsecond; then letting others have the processor,
 * since with more threads than processors it may be the one that they wait for; and after about a millisecond
 * asleep. A call allocates nothing. One thread at a time may call.
 */
public final class Team implements AutoCloseable {

    /** How often a member looks for what it waits for before it lets others have the processor. */
    private static final int SPINS = 50;

    /** How often it lets others have the processor before it sleeps. */
    private static final int YIELDS = 1_000;

    private static final Team SINGLE = new Team(1);

    private final Member[] others;
    private int items;
    private int grain = 1;
    private Part part = (first, end) -> {};

    /** The number of the current call; written last, so that who reads it sees the call. */
    private volatile int call;

    private volatile boolean closed;

    /** Work on part of a range. */
    @FunctionalInterface
    public interface Part {
        /** Does the items {@code first} to {@code end - 1}. */
        void run(int first, int end);
    }

    private Team(int size) {
        others = new Member[size - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Member(i + 1);
            others[i].start();
        }
    }

    /** Returns the team of the caller alone. */
    public static Team single() {
        return SINGLE;
    }

    /**
     * Returns a team of {@code size} threads, the caller among them.
     *
     * @throws IllegalArgumentException if the size is below 1
     */
    public static Team of(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a team has at least 1 thread, got " + size);
        }
        return size == 1 ? SINGLE : new Team(size);
    }

    /** Returns the number of threads. */
    public int size() {
        return others.length + 1;
    }

    /**
     * Does all items, each member one piece of the range, and returns when all are done.
     *
     * @param total the number of items
     * @param multiple pieces begin at multiples of this number, at least 1
     * @param work does a piece; called at most once by each member
     * @throws RuntimeException what a piece threw, once all members have come to an end
     * @throws IllegalStateException if the team is closed
     */
    public void split(int total, int multiple, Part work) {
        if (others.length == 0 || total <= multiple) {
            work.run(0, total);
            return;
        }
        if (closed) {
            throw new IllegalStateException("the team is closed");
        }
        items = total;
        grain = multiple;
        part = work;
        int number = call + 1;
        call = number;
        for (Member other : others) {
            other.wake();
        }
        Throwable failure = null;
        try {
            runPiece(0);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        for (Member other : others) {
            other.await(number);
            failure = failure == null ? other.failure : failure;
        }
        rethrow(failure);
    }

    private static void rethrow(@Nullable Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
    }

    private void runPiece(int member) {
        int first = boundary(member);
        int end = boundary(member + 1);
        if (first < end) {
            part.run(first, end);
        }
    }

    private int boundary(int member) {
        long blocks = Math.ceilDiv(items, grain);
        return (int) Math.min(items, blocks * member / size() * grain);
    }

    /** Lets the threads end; the team is of no use any more. A single caller's team has none and stays as it is. */
    @Override
    public void close() {
        if (others.length > 0) {
            closed = true;
            for (Member other : others) {
                other.wake();
            }
        }
    }

    /** A member that is not the caller. */
    private final class Member extends Thread {
        private final int member;
        private volatile int done;
        private volatile boolean asleep;
        private @Nullable Throwable failure;

        Member(int member) {
            super("concentric-team-" + member);
            this.member = member;
            setDaemon(true);
        }

        @Override
        public void run() {
            int number = 0;
            while (waitForCallAfter(number)) {
                number = call;
                try {
                    failure = null;
                    runPiece(member);
                } catch (RuntimeException | Error e) {
                    failure = e;
                }
                done = number;
            }
        }

        /** Returns false once the team is closed. */
        private boolean waitForCallAfter(int number) {
            for (int spins = 0; call == number && !closed; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else if (spins < SPINS + YIELDS) {
                    Thread.yield();
                } else {
                    asleep = true;
                    if (call == number && !closed) {
                        LockSupport.park(Team.this);
                    }
                    asleep = false;
                }
            }
            return !closed;
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(this);
            }
        }

        void await(int number) {
            for (int spins = 0; done != number; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }
    }
}
