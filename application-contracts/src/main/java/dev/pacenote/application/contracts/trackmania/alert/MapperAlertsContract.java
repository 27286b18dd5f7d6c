package dev.pacenote.application.contracts.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.AuthorId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link MapperAlerts} promises of one alert. */
public interface MapperAlertsContract {

    MapperAlerts alerts();

    Accounts accounts();

    Transactions transactions();

    AlertSamples alertSamples();

    private MapperAlert again(MapperAlert alert) {
        return alerts().find(alert.owner()).orElseThrow();
    }

    private MapperAlert sample() {
        return alertSamples().covering(Samples.account(accounts()), Samples.map());
    }

    @Test
    default void an_account_has_one_alert_however_many_ask_at_once() {
        var owner = Samples.account(accounts());

        var results =
                Samples.atOnce(
                        8,
                        () ->
                                alertSamples()
                                        .changes()
                                        .add(
                                                owner.id(),
                                                RecordFilter.WR,
                                                Optional.empty(),
                                                Samples.NOON));

        assertThat(results).filteredOn(r -> r instanceof MapperAlerts.Inserted.Ok).hasSize(1);
        assertThat(results)
                .filteredOn(r -> r instanceof MapperAlerts.Inserted.Exists)
                .hasSize(7)
                .allSatisfy(
                        r ->
                                assertThat(((MapperAlerts.Inserted.Exists) r).alert())
                                        .isEqualTo(alerts().find(owner.id()).orElseThrow()));
    }

    @Test
    default void an_added_alert_is_found_as_it_was_added() {
        alertSamples().newRecordOn(Samples.map());
        var owner = Samples.account(accounts()).id();

        var added =
                (MapperAlerts.Inserted.Ok)
                        alertSamples()
                                .changes()
                                .add(
                                        owner,
                                        RecordFilter.WR,
                                        Optional.of(CheckMode.INACCURATE),
                                        Samples.NOON);

        assertThat(alerts().find(owner)).contains(added.alert());
        assertThat(alerts().findForUpdate(owner)).contains(added.alert());
        assertThat(added.alert().watermark())
                .as("it starts behind every known event")
                .isEqualTo(alertSamples().lastEvent());
        assertThat(added.alert().mode().requested()).contains(CheckMode.INACCURATE);
        assertThat(added.alert().filter()).isEqualTo(RecordFilter.WR);
        assertThat(added.alert().version()).isZero();
        assertThat(alerts().find(new AccountId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    default void everything_that_may_change_is_saved() {
        var alert = sample();
        var maps = alertSamples().maps(alert);
        var changed =
                alert.markProcessed(
                                7,
                                UUID.randomUUID(),
                                Samples.NOON.plusSeconds(1),
                                Optional.of(Samples.NOON.plusSeconds(2)),
                                maps)
                        .changeFilter(RecordFilter.WR)
                        .pause(Samples.NOON)
                        .resume(Samples.NOON.plusSeconds(9))
                        .pause(Samples.NOON.plusSeconds(10))
                        .pin(CheckMode.INACCURATE)
                        .cover(Optional.of(new AuthorId(9)), maps);

        var result = alerts().save(changed);

        var saved = changed.savedAs(alert.version() + 1);
        assertThat(result).isEqualTo(new SaveResult.Saved<>(saved));
        assertThat(again(alert)).isEqualTo(saved);
    }

    @Test
    default void whoever_saves_an_alert_that_somebody_else_saved_meanwhile_is_refused() {
        var alert = sample();
        var first = alert.changeFilter(RecordFilter.WR);
        assertThat(alerts().save(first)).isInstanceOf(SaveResult.Saved.class);

        assertThat(alerts().save(alert.pause(Samples.NOON))).isEqualTo(new SaveResult.Conflict<>());

        assertThat(again(alert)).isEqualTo(first.savedAs(alert.version() + 1));
    }

    @Test
    default void a_deleted_alert_is_gone_and_cannot_be_saved() {
        var alert = sample();

        alerts().delete(alert.id());

        assertThat(alerts().find(alert.owner())).isEmpty();
        assertThat(alerts().listItem(alert.owner())).isEmpty();
        assertThat(alerts().save(alert)).isEqualTo(new SaveResult.Conflict<>());
        alerts().delete(alert.id());
        assertThat(alerts().find(alert.owner())).isEmpty();
    }

    @Test
    default void an_alert_goes_with_its_owners_account() {
        var alert = sample();

        accounts().delete(alert.owner());

        assertThat(alerts().find(alert.owner())).isEmpty();
        assertThat(alerts().save(alert)).isEqualTo(new SaveResult.Conflict<>());
    }

    @Test
    default void of_many_who_save_one_version_of_an_alert_one_wins() {
        var alert = sample();

        var results = Samples.atOnce(8, () -> alerts().save(alert.pause(Samples.NOON)));

        assertThat(results).filteredOn(r -> r instanceof SaveResult.Saved).hasSize(1);
        assertThat(again(alert).version()).isEqualTo(alert.version() + 1);
    }

    /** People change their alerts while the daily run makes the sections. */
    @Test
    default void of_changes_and_sections_at_once_none_is_lost() {
        var alert = sample();
        var turns = new AtomicInteger();

        Samples.atOnce(
                8,
                () -> {
                    int turn = turns.incrementAndGet();
                    return turn % 2 == 0
                            ? section(alert.owner())
                            : alertSamples()
                                    .changes()
                                    .change(
                                            alert.owner(),
                                            own ->
                                                    own.pause(Samples.NOON.plusSeconds(turn))
                                                            .resume(Samples.NOON.plusSeconds(turn)))
                                    .orElseThrow();
                });

        var after = again(alert);
        assertThat(after.watermark()).isEqualTo(alert.watermark() + 4);
        assertThat(after.pauses().all()).hasSize(4);
        assertThat(after.version()).isEqualTo(alert.version() + 8);
    }

    private MapperAlert section(AccountId owner) {
        var changes = alertSamples().changes();
        return changes.withLock(
                        owner,
                        locked ->
                                changes.save(
                                                locked,
                                                locked.alert()
                                                        .markProcessed(
                                                                locked.alert().watermark() + 1,
                                                                UUID.randomUUID(),
                                                                Samples.NOON,
                                                                Optional.empty(),
                                                                locked.maps()),
                                                locked.maps().markProcessed())
                                        .alert())
                .orElseThrow();
    }

    private static void awaitThe(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).as("the other thread came by").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    default void an_alert_that_is_held_waits_for_the_end_of_the_transaction() throws Exception {
        var alert = sample();
        var locked = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first =
                    threads.submit(
                            () ->
                                    transactions()
                                            .run(
                                                    () -> {
                                                        var own =
                                                                alerts().findForUpdate(
                                                                                alert.owner());
                                                        locked.countDown();
                                                        awaitThe(ended);
                                                        alerts().save(
                                                                        own.orElseThrow()
                                                                                .pause(
                                                                                        Samples
                                                                                                .NOON));
                                                        throw new IllegalStateException("undone");
                                                    }));
            awaitThe(locked);
            var second = threads.submit(() -> alerts().save(alert.changeFilter(RecordFilter.WR)));
            ended.countDown();

            assertThatThrownBy(first::get).hasRootCauseMessage("undone");
            assertThat(second.get()).isInstanceOf(SaveResult.Saved.class);
        }
        assertThat(again(alert).paused()).isFalse();
        assertThat(again(alert).filter()).isEqualTo(RecordFilter.WR);
    }
}
