package dev.pacenote.adapters.out.dynamodb.parts;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.pacenote.adapters.out.dynamodb.platform.WriteConflictException;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on parts whose changes become one conditional write when it ends: all of them or none. Where
 * somebody else was quicker, nothing is stored and the work is done again.
 *
 * <p>A look into a table by its key finds what the same work changed before; a query does not.
 */
public final class DynamoPartsTransactions implements Transactions {

    /**
     * For so long others may be quicker: as long as one piece of work waits for parts and is done
     * again, all together.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DynamoPartsTransactions.class);

    /** Somebody else was quicker, and nothing is stored. */
    public static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Unit {
        private WriteSet writes = new WriteSet();
        private List<Runnable> afterwards = new ArrayList<>();
        private final PartLocks.Held locks;

        Unit(PartLocks.Held locks) {
            this.locks = locks;
        }
    }

    private record Stored<T>(T result, List<Runnable> afterwards) {}

    private final PartsTables tables;
    private final RetryPolicy<Object> again;
    private final PartLocks locks;
    private final Duration patience;
    private final LongSupplier nanoTime;

    /** Of each store its own: work on one is no work on another. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Unit> open = new ThreadLocal<>();

    public DynamoPartsTransactions(PartsTables tables, Duration patience) {
        this(tables, patience, System::nanoTime);
    }

    DynamoPartsTransactions(PartsTables tables, Duration patience, LongSupplier nanoTime) {
        this.tables = tables;
        this.locks = new PartLocks(nanoTime);
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.again =
                RetryPolicy.builder()
                        .handle(LostException.class, WriteConflictException.class)
                        .withMaxRetries(-1)
                        .withMaxDuration(patience)
                        .withBackoff(Duration.ofMillis(10), Duration.ofMillis(400))
                        .withJitter(0.9)
                        .build();
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (isOpen()) {
            return work.get();
        }
        long end = nanoTime.getAsLong() + patience.toNanos();
        Stored<T> stored;
        try {
            stored = Failsafe.with(again).get(() -> attempt(work, end));
        } catch (LostException | WriteConflictException e) {
            throw new OverloadedException("changes of one part");
        }
        stored.afterwards().forEach(DynamoPartsTransactions::runAfterwards);
        return stored.result();
    }

    private <T> Stored<T> attempt(Supplier<T> work, long end) {
        var unit = new Unit(locks.until(end));
        open.set(unit);
        try {
            var result = work.get();
            if (!unit.writes.isEmpty() && !unit.writes.write(tables.parts()).isEmpty()) {
                throw new LostException();
            }
            return new Stored<>(result, unit.afterwards);
        } finally {
            open.remove();
            unit.locks.release();
        }
    }

    private static void runAfterwards(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("what follows on a change of parts failed; the change is stored", e);
        }
    }

    @Override
    public <T> T apart(Supplier<T> work) {
        if (!isOpen()) {
            return inTransaction(work);
        }
        var unit = unit();
        var writes = unit.writes.copy();
        var afterwards = new ArrayList<>(unit.afterwards);
        try {
            return work.get();
        } catch (RuntimeException e) {
            unit.writes = writes;
            unit.afterwards = afterwards;
            throw e;
        }
    }

    @Override
    public boolean isOpen() {
        return open.get() != null;
    }

    @Override
    public void afterCommit(Runnable work) {
        if (isOpen()) {
            unit().afterwards.add(work);
        } else {
            work.run();
        }
    }

    private Unit unit() {
        var unit = open.get();
        if (unit == null) {
            throw new IllegalStateException("parts are changed in a unit of work");
        }
        return unit;
    }

    /** What the work that is open changes. */
    public WriteSet writes() {
        return unit().writes;
    }

    /** Keeps others of this process waiting who want to change the same until this work ends. */
    public void hold(Iterable<?> all) {
        unit().locks.hold(all);
    }
}
