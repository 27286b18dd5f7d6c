package dev.pacenote.adapters.out.memory.platform.setting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Settings that are asked for with every request: an answer serves for a moment. What this process
 * changes is in force here at once after its commit; what another one changes, within {@link
 * #FRESH}. Inside a transaction the store answers, because what is seen there may be undone.
 */
public final class CachedSettings implements Settings {

    public static final Duration FRESH = Duration.ofSeconds(2);

    /** More than there are settings. */
    private static final int MAX = 1_000;

    private record Answer(Value value, long askedAtNanos) {}

    private final Settings stored;
    private final Transactions transactions;
    private final LongSupplier nanoTime;
    private final Cache<SettingDefinition, Answer> answers;

    /** Counts changes: an answer that was asked for before one is not kept after it. */
    private final AtomicLong changes = new AtomicLong();

    public CachedSettings(Settings stored, Transactions transactions, LongSupplier nanoTime) {
        this.stored = stored;
        this.transactions = transactions;
        this.nanoTime = nanoTime;
        this.answers =
                Caffeine.newBuilder()
                        .maximumSize(MAX)
                        .expireAfter(
                                Expiry.<SettingDefinition, Answer>writing(
                                        (_, answer) -> left(answer)))
                        .ticker(nanoTime::getAsLong)
                        .executor(Runnable::run)
                        .build();
    }

    /** An answer is as old as its question, which may have waited for the store. */
    private Duration left(Answer answer) {
        return FRESH.minusNanos(nanoTime.getAsLong() - answer.askedAtNanos());
    }

    @Override
    public Value get(SettingDefinition setting) {
        if (transactions.isOpen()) {
            return stored.get(setting);
        }
        var known = answers.getIfPresent(setting);
        if (known != null) {
            return known.value();
        }
        // Not by the cache's own loader: while the store is away, those who wait would ask it one
        // after the other.
        long before = changes.get();
        long moment = nanoTime.getAsLong();
        var answer = new Answer(stored.get(setting), moment);
        answers.put(setting, answer);
        if (changes.get() != before) {
            answers.asMap().remove(setting, answer);
        }
        return answer.value();
    }

    @Override
    public void put(SettingDefinition setting, int number, Instant at) {
        stored.put(setting, number, at);
        forgetAnswers();
    }

    @Override
    public void forgetAnswers() {
        changes.incrementAndGet();
        answers.invalidateAll();
    }
}
