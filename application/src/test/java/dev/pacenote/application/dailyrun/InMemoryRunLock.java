package dev.pacenote.application.dailyrun;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A lock within this process. */
public final class InMemoryRunLock implements RunLock {

    private final AtomicReference<@Nullable Object> holder = new AtomicReference<>();

    @Override
    public Optional<Held> tryAcquire() {
        var me = new Object();
        return holder.compareAndSet(null, me)
                ? Optional.of(() -> holder.compareAndSet(me, null))
                : Optional.empty();
    }
}
