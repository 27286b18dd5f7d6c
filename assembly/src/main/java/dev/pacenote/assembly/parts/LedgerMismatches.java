package dev.pacenote.assembly.parts;

import dev.pacenote.application.parts.stock.ReadStock.Mismatch;
import dev.pacenote.application.parts.stock.VerifyLedgers;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators of parts whose stock does not follow from their ledger. There should be none. */
@Singleton
@Requires(property = Choices.AREA + PartsArea.NAME, value = "true")
final class LedgerMismatches implements VerifyLedgers.Findings, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyLedgers.class);

    private final AtomicLong parts = new AtomicLong();

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("pacenote.parts.ledger.mismatches", parts, AtomicLong::get)
                .description("Parts whose stock did not follow from their ledger")
                .register(registry);
    }

    @Override
    public void wrong(AccountId account, List<Mismatch> mismatches) {
        parts.addAndGet(mismatches.size());
        // The functions' alarm waits for these words (infra/terraform/alarms.tf).
        LOG.error("parts-verification found: account {} has wrong books: {}", account, mismatches);
    }

    @Override
    public void failed(AccountId account, RuntimeException cause) {
        LOG.warn("parts-verification: the books of account {} could not be read", account, cause);
    }
}
