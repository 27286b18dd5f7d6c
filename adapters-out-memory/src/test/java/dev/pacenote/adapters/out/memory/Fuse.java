package dev.pacenote.adapters.out.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Blows at one call of some port, before or after it does its work: a crash at that point. */
final class Fuse {

    /** The process is gone. Not a RuntimeException: nothing in the core may catch it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final int at;
    private final AtomicInteger calls = new AtomicInteger();

    private Fuse(int at) {
        this.at = at;
    }

    static Fuse whole() {
        return new Fuse(Integer.MAX_VALUE);
    }

    /**
     * @param point 0 is before the first call, 1 after it, 2 before the second …
     */
    static Fuse at(int point) {
        return new Fuse(point);
    }

    /** How many points were passed. */
    int points() {
        return calls.get();
    }

    <T> T on(Class<T> port, T target) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, args) -> {
                            blow();
                            try {
                                var result = method.invoke(target, args);
                                blow();
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private void blow() {
        if (calls.getAndIncrement() >= at) {
            throw new Crash();
        }
    }
}
