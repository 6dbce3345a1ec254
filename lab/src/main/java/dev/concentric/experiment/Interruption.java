package dev.concentric.experiment;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How runs are told to stop where they are, from another thread, such as that of a signal. */
public final class Interruption {
    private final Set<TrainingSession<?, ?>> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean requested;

    /** Makes one that has not been requested. */
    public Interruption() {}

    /** Returns whether runs are to stop. */
    public boolean isRequested() {
        return requested;
    }

    /**
     * Asks all runs to stop, and returns once each has written a checkpoint of where it is. Nothing is lost then if the
     * process ends; a measurement that is under way is not waited for.
     *
     * @return whether there were runs to stop
     */
    public boolean request() {
        requested = true;
        boolean any = !sessions.isEmpty();
        sessions.forEach(TrainingSession::saveWhereItIs);
        return any;
    }

    void begin(TrainingSession<?, ?> session) {
        sessions.add(session);
    }

    void end(TrainingSession<?, ?> session) {
        sessions.remove(session);
    }
}
