package dev.pacenote.adapters.out.dynamodb.dailyrun;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoUpstreamTokens;
import dev.pacenote.application.dailyrun.RunLock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock as an item that its holder renews: where a pool stands between us and the database, a lock
 * on a connection would belong to nobody. Lies in the table of the upstream tokens.
 */
public final class DynamoRunLock implements RunLock {

    private static final Logger LOG = LoggerFactory.getLogger(DynamoRunLock.class);

    /** A holder that died blocks the others no longer than this. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final Duration RENEWAL = Duration.ofSeconds(5);
    private static final String HOLDER = "holder";

    private final DynamoTable table;
    private final InstantSource clock;

    /**
     * @param clock the system's: a lease is real time
     */
    public DynamoRunLock(DynamoTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    private static Item key() {
        return Item.empty().put(DynamoUpstreamTokens.NAME, "run lock");
    }

    private Item item(UUID holder) {
        return key().put(HOLDER, holder)
                .put(DynamoUpstreamTokens.UNTIL, clock.instant().plus(LEASE));
    }

    @Override
    public Optional<Held> tryAcquire() {
        var holder = UUID.randomUUID();
        boolean free =
                table.put(
                        item(holder),
                        DynamoUpstreamTokens.FREE,
                        DynamoUpstreamTokens.NAMES,
                        Map.of(":now", Item.number(clock.millis())));
        return free ? Optional.of(new Renewed(holder)) : Optional.empty();
    }

    private final class Renewed implements Held {

        private final UUID holder;
        private final ScheduledExecutorService heart =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("run lock").factory());

        private final ScheduledFuture<?> beat;

        Renewed(UUID holder) {
            this.holder = holder;
            beat =
                    heart.scheduleWithFixedDelay(
                            this::renew,
                            RENEWAL.toMillis(),
                            RENEWAL.toMillis(),
                            TimeUnit.MILLISECONDS);
        }

        private void renew() {
            try {
                table.put(
                        item(holder),
                        "holder = :holder",
                        Map.of(":holder", Item.text(holder.toString())));
            } catch (RuntimeException e) {
                LOG.warn("the run's lock was not renewed; it is tried again", e);
            }
        }

        @Override
        public void close() {
            beat.cancel(false);
            heart.close();
            table.delete(
                    key(), "holder = :holder", Map.of(":holder", Item.text(holder.toString())));
        }
    }
}
