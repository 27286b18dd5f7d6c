package dev.pacenote.assembly.metrics;

import dev.pacenote.adapters.out.email.ImapBounces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The bounce mailbox, if there is one, and whether it answers. */
public final class BounceMailbox {

    private final Optional<ImapBounces> mailbox;
    private final AtomicInteger answers = new AtomicInteger(1);
    private final Counter bounces;

    public BounceMailbox(Optional<ImapBounces> mailbox, MeterRegistry registry) {
        this.mailbox = mailbox;
        this.bounces =
                Counter.builder("pacenote.bounces")
                        .description("Reports in the bounce mailbox that a mail of ours came back")
                        .register(registry);
        Gauge.builder("pacenote.bounce.mailbox.up", answers, AtomicInteger::get)
                .description(
                        "0 when the bounce mailbox could not be read the last time, else 1; also 1"
                                + " without such a mailbox")
                .register(registry);
    }

    public boolean isThere() {
        return mailbox.isPresent();
    }

    /** Reads what came since the last time. */
    public void read() {
        switch (mailbox.map(ImapBounces::readNew).orElse(new ImapBounces.Reading.Done(0))) {
            case ImapBounces.Reading.Done(var found) -> {
                answers.set(1);
                bounces.increment(found);
            }
            case ImapBounces.Reading.Away _ -> answers.set(0);
        }
    }
}
