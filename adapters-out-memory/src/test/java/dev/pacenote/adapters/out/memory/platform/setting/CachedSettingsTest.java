package dev.pacenote.adapters.out.memory.platform.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.admin.ChangeSettings;
import dev.pacenote.application.admin.InMemoryAuditLog;
import dev.pacenote.application.contracts.platform.setting.SettingsContract;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.setting.InMemorySettings;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import dev.pacenote.domain.platform.setting.SettingDefinitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What an admin changes is in force here at once, elsewhere within seconds. */
class CachedSettingsTest implements SettingsContract {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** Ends a test that would wait for ever, however busy the machine is. */
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private static final SettingDefinition SETTING = MAX_UMBRELLAS;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final Tables tables = new Tables();
    private final Settings stored = new InMemorySettings(tables);
    private final CachedSettings here = new CachedSettings(new Asked(), tables, nanos::get);
    private final CachedSettings elsewhere = new CachedSettings(stored, tables, nanos::get);

    /** What happens after the store was read and before its answer is here. */
    private volatile Runnable onTheWay = () -> {};

    /** What others see while the transaction of a change is open. */
    private Optional<Settings.Value> shown = Optional.empty();

    private final CountDownLatch changed = new CountDownLatch(1);

    private class Asked implements Settings {

        @Override
        public Value get(SettingDefinition setting) {
            asked.incrementAndGet();
            var value = shown.orElseGet(() -> stored.get(setting));
            onTheWay.run();
            return value;
        }

        @Override
        public void put(SettingDefinition setting, int number, Instant at) {
            stored.put(setting, number, at);
        }
    }

    @Override
    public Settings settings() {
        return here;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void the_store_is_asked_once_as_long_as_an_answer_is_fresh() {
        here.get(SETTING);
        pass(CachedSettings.FRESH.minusNanos(1));
        here.get(SETTING);
        assertThat(asked).hasValue(1);

        pass(Duration.ofNanos(1));
        here.get(SETTING);
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_is_changed_here_is_in_force_here_at_once_and_elsewhere_in_time() {
        here.get(SETTING);
        elsewhere.get(SETTING);

        here.put(SETTING, 50, NOON);

        assertThat(here.get(SETTING).number()).isEqualTo(50);
        pass(CachedSettings.FRESH);
        assertThat(elsewhere.get(SETTING).number()).isEqualTo(50);
    }

    @Test
    void an_answer_is_as_old_as_its_question() {
        onTheWay =
                () -> {
                    elsewhere.put(SETTING, 50, NOON);
                    pass(CachedSettings.FRESH);
                };
        here.get(SETTING);

        assertThat(here.get(SETTING).number()).isEqualTo(50);
    }

    @Test
    void an_answer_from_before_a_change_is_not_kept_after_it() throws Exception {
        var read = new CountDownLatch(1);
        onTheWay =
                () -> {
                    read.countDown();
                    await(changed);
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = threads.submit(() -> here.get(SETTING));
            await(read);
            onTheWay = () -> {};
            here.put(SETTING, 50, NOON);
            changed.countDown();

            late.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        }

        assertThat(here.get(SETTING).number()).isEqualTo(50);
    }

    @Test
    void an_answer_that_came_before_a_commit_serves_no_more_after_it() {
        var before = stored.get(SETTING);
        here.put(SETTING, 50, NOON);
        // Others still see the old value: the transaction of the change is not over.
        shown = Optional.of(before);
        assertThat(here.get(SETTING)).isEqualTo(before);
        shown = Optional.empty();

        here.forgetAnswers();

        assertThat(here.get(SETTING).number()).isEqualTo(50);
    }

    @Test
    void what_is_seen_inside_a_transaction_is_not_kept() {
        here.get(SETTING);

        assertThatThrownBy(
                        () ->
                                tables.run(
                                        () -> {
                                            here.put(SETTING, 50, NOON);
                                            assertThat(here.get(SETTING).number()).isEqualTo(50);
                                            throw new IllegalStateException("undone");
                                        }))
                .hasMessage("undone");

        assertThat(here.get(SETTING).number()).isEqualTo(100);
    }

    @Test
    void whoever_changes_a_setting_says_so_after_the_commit() {
        var told = new ArrayList<Boolean>();
        var telling =
                new Settings() {
                    @Override
                    public Value get(SettingDefinition setting) {
                        return stored.get(setting);
                    }

                    @Override
                    public void put(SettingDefinition setting, int number, Instant at) {
                        stored.put(setting, number, at);
                    }

                    @Override
                    public void forgetAnswers() {
                        told.add(tables.isOpen());
                    }
                };

        new ChangeSettings(
                        new SettingDefinitions(List.of(SETTING)),
                        telling,
                        new InMemoryAuditLog(tables),
                        tables,
                        () -> NOON)
                .change(new AccountId(1), SETTING, 50);

        assertThat(told).containsExactly(false);
    }

    @Test
    void a_failure_is_passed_on_and_not_kept() {
        onTheWay =
                () -> {
                    throw new StoreUnavailableException(new IllegalStateException("away"));
                };
        assertThatThrownBy(() -> here.get(SETTING)).isInstanceOf(StoreUnavailableException.class);
        onTheWay = () -> {};

        assertThat(here.get(SETTING).number()).isEqualTo(100);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
