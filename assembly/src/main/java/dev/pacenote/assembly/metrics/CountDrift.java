package dev.pacenote.assembly.metrics;

import dev.pacenote.application.notice.stream.RecountUnread;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators of unread counts that were wrong, and counts them. There should be none. */
@Singleton
@Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
public final class CountDrift implements RecountUnread.Drift {

    private static final Logger LOG = LoggerFactory.getLogger(CountDrift.class);

    private final AtomicLong drifts = new AtomicLong();

    void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("pacenote.count.drifts", drifts, AtomicLong::get)
                .description("Accounts whose unread counts were wrong and were repaired")
                .register(registry);
    }

    @Override
    public void found(AccountId account, UnreadCounts counted, UnreadCounts wrong) {
        drifts.incrementAndGet();
        LOG.warn(
                "recount-unread: account {} had {} where {} were counted; repaired",
                account,
                wrong,
                counted);
    }
}
