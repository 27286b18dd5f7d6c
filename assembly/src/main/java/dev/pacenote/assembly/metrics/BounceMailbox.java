package dev.pacenote.assembly.metrics;

import dev.pacenote.adapters.out.email.delivery.bounce.ImapBounces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The bounce mailbox, if there is one, and when it was read last. Each reading is done by one of
 * several instances, so each tells its own last one: the newest of them counts.
 */
public final class BounceMailbox {

    private final Optional<ImapBounces> mailbox;
    private final InstantSource clock;
    private final AtomicReference<Double> readAt = new AtomicReference<>(Double.NaN);
    private final Counter bounces;

    public BounceMailbox(
            Optional<ImapBounces> mailbox, MeterRegistry registry, InstantSource clock) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.bounces =
                Counter.builder("pacenote.bounces")
                        .description("Reports in the bounce mailbox that a mail of ours came back")
                        .register(registry);
        if (mailbox.isPresent()) {
            Gauge.builder("pacenote.bounce.mailbox.read.timestamp", readAt, AtomicReference::get)
                    .description(
                            "When this instance last read the bounce mailbox; no number before the"
                                    + " first time")
                    .baseUnit("seconds")
                    .register(registry);
        }
    }

    /** Reads what came since the last time. */
    public void read() {
        switch (mailbox.map(ImapBounces::readNew).orElse(new ImapBounces.Reading.Done(0))) {
            case ImapBounces.Reading.Done(var found) -> {
                readAt.set((double) clock.instant().getEpochSecond());
                bounces.increment(found);
            }
            case ImapBounces.Reading.Away _ -> {
                // The last time it could be read stays what it was.
            }
        }
    }
}
