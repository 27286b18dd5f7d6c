package dev.pacenote.application.platform;

import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.application.trackmania.board.MapExchange;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Blows at one call of some port, before or after it does its work: a crash at that point, or
 * stores that give no answer from there on for a while.
 */
public final class CrashPoint {

    /** The process is gone. Not a RuntimeException: nothing in the core may catch it. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Those that are no stores. */
    private static final Set<Class<?>> SERVICES =
            Set.of(Mailer.class, Leaderboards.class, MapExchange.class, Tokens.class);

    private final int at;
    private final int end;
    private final boolean storesOnly;
    private final AtomicInteger calls = new AtomicInteger();

    private CrashPoint(int at, int end, boolean storesOnly) {
        this.at = at;
        this.end = end;
        this.storesOnly = storesOnly;
    }

    public static CrashPoint whole() {
        return at(Integer.MAX_VALUE);
    }

    /** Stores give no answer at so many points, from this one on. */
    public static CrashPoint storesAway(int point, int points) {
        return new CrashPoint(point, point + points, true);
    }

    /**
     * @param point 0 is before the first call, 1 after it, 2 before the second …
     */
    public static CrashPoint at(int point) {
        return new CrashPoint(point, Integer.MAX_VALUE, false);
    }

    /** How many points were passed. */
    public int points() {
        return calls.get();
    }

    /** Fails as the work did that a thread of its own kept to itself: a crash ends them all. */
    public void spread() {
        if (!storesOnly && calls.get() > at) {
            throw new Crash();
        }
    }

    public <T> T on(Class<T> port, T target) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, args) -> {
                            blow(port);
                            try {
                                var result = method.invoke(target, args);
                                blow(port);
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private void blow(Class<?> port) {
        if (storesOnly && SERVICES.contains(port)) {
            return;
        }
        int call = calls.getAndIncrement();
        if (call < at || call >= end) {
            return;
        }
        if (storesOnly) {
            throw new StoreUnavailableException(new IOException("no answer"));
        }
        throw new Crash();
    }
}
