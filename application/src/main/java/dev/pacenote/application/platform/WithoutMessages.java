package dev.pacenote.application.platform;

import org.jspecify.annotations.Nullable;

/**
 * Stands for a failure in the log where its message could hold what no log may hold, such as an
 * address or a target: the same stack traces, with the names of the failures alone.
 */
public final class WithoutMessages extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** More than anybody reads; and a chain may be a ring. */
    private static final int DEEPEST = 10;

    private final String name;

    public WithoutMessages(Throwable failure) {
        this(failure, DEEPEST);
    }

    private WithoutMessages(Throwable failure, int deepest) {
        super(null, cause(failure, deepest), false, true);
        this.name = failure.getClass().getName();
        setStackTrace(failure.getStackTrace());
    }

    private static @Nullable WithoutMessages cause(Throwable failure, int deepest) {
        var cause = failure.getCause();
        return cause == null || deepest == 0 ? null : new WithoutMessages(cause, deepest - 1);
    }

    /** The name of the failure. */
    @Override
    public String toString() {
        return name;
    }
}
