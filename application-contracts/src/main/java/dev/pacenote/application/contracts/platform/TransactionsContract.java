package dev.pacenote.application.contracts.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What {@link dev.pacenote.application.platform.Transactions} promises. */
public interface TransactionsContract {

    Transactions transactions();

    Accounts accounts();

    NoticePreferencesStore preferences();

    @Test
    default void an_exception_undoes_everything_also_inner_work_and_is_passed_on() {
        var me = Samples.account(accounts());
        var tx = transactions();

        assertThatThrownBy(
                        () ->
                                tx.run(
                                        () -> {
                                            Samples.mailing(
                                                    preferences(),
                                                    me.id(),
                                                    mail -> mail.switchedOff(Samples.NOON));
                                            tx.run(
                                                    () ->
                                                            Samples.changed(
                                                                    accounts(),
                                                                    me.id(),
                                                                    account ->
                                                                            account.as(
                                                                                    Role.ADMIN)));
                                            throw new IllegalStateException("crash");
                                        }))
                .hasMessage("crash");

        assertThat(accounts().find(me.id())).contains(me);
        assertThat(preferences().find(me.id())).contains(NoticePreferences.initial(me.id()));
    }

    @Test
    default void work_apart_is_undone_alone_and_what_is_around_it_goes_on() {
        var me = Samples.account(accounts());
        var tx = transactions();

        tx.run(
                () -> {
                    Samples.changed(accounts(), me.id(), account -> account.as(Role.ADMIN));
                    assertThatThrownBy(() -> tx.apart(() -> failing(me))).isNotNull();
                    tx.apart(
                            () ->
                                    Samples.changed(
                                            accounts(),
                                            me.id(),
                                            account -> account.enabled(false)));
                });

        var stored = accounts().find(me.id()).orElseThrow();
        assertThat(stored.role()).isEqualTo(Role.ADMIN);
        assertThat(stored.enabled()).isFalse();
        assertThat(preferences().find(me.id())).contains(NoticePreferences.initial(me.id()));
        assertThatThrownBy(() -> tx.apart(() -> failing(me))).as("alone").isNotNull();
        assertThat(preferences().find(me.id())).contains(NoticePreferences.initial(me.id()));
    }

    /** Changes something, and then breaks a rule of the store. */
    private boolean failing(Account me) {
        Samples.mailing(preferences(), me.id(), mail -> mail.switchedOff(Samples.NOON));
        Samples.added(
                accounts(),
                Samples.newAccount(me.username().value(), Samples.word() + "@example.org"));
        throw new IllegalStateException("a second one of that name");
    }

    @Test
    default void work_is_open_from_its_beginning_to_its_end_for_whoever_does_it() {
        var tx = transactions();
        assertThat(tx.isOpen()).isFalse();

        boolean inside =
                tx.inTransaction(
                        () -> {
                            tx.run(() -> assertThat(tx.isOpen()).as("inner work").isTrue());
                            boolean elsewhere = CompletableFuture.supplyAsync(tx::isOpen).join();
                            assertThat(elsewhere).as("another thread").isFalse();
                            return tx.isOpen();
                        });
        assertThat(inside).isTrue();

        assertThat(tx.isOpen()).isFalse();
        assertThatThrownBy(
                        () ->
                                tx.run(
                                        () -> {
                                            throw new IllegalStateException("crash");
                                        }))
                .hasMessage("crash");
        assertThat(tx.isOpen()).as("after a crash").isFalse();
    }

    @Test
    default void work_that_ends_well_is_kept_and_gives_its_result() {
        var me = Samples.account(accounts());

        var result =
                transactions()
                        .inTransaction(
                                () -> {
                                    Samples.mailing(
                                            preferences(),
                                            me.id(),
                                            mail -> mail.switchedOff(Samples.NOON));
                                    return "done";
                                });

        assertThat(result).isEqualTo("done");
        assertThat(preferences().find(me.id()).orElseThrow().dailyMail().isOn()).isFalse();
    }

    @Test
    default void what_is_to_be_done_after_the_commit_is_done_after_the_outermost_one_in_order() {
        var tx = transactions();
        var me = Samples.account(accounts());
        var done = new ArrayList<String>();

        tx.run(
                () -> {
                    tx.run(
                            () ->
                                    tx.afterCommit(
                                            () -> {
                                                assertThat(tx.isOpen()).isFalse();
                                                done.add("first");
                                                tx.run(
                                                        () ->
                                                                Samples.changed(
                                                                        accounts(),
                                                                        me.id(),
                                                                        a -> a.as(Role.ADMIN)));
                                            }));
                    tx.afterCommit(() -> done.add("second"));
                    assertThat(done).as("not stored yet").isEmpty();
                });

        assertThat(done).containsExactly("first", "second");
        assertThat(accounts().find(me.id()).orElseThrow().role()).isEqualTo(Role.ADMIN);
        tx.afterCommit(() -> done.add("at once"));
        assertThat(done).endsWith("at once");
    }

    @Test
    default void nothing_is_done_after_a_rollback_neither_then_nor_later() {
        var tx = transactions();
        var done = new ArrayList<String>();

        assertThatThrownBy(
                        () ->
                                tx.run(
                                        () -> {
                                            tx.afterCommit(() -> done.add("undone"));
                                            throw new IllegalStateException("crash");
                                        }))
                .hasMessage("crash");
        tx.run(() -> tx.afterCommit(() -> done.add("stored")));

        assertThat(done).containsExactly("stored");
    }

    @Test
    default void what_fails_after_the_commit_harms_neither_the_caller_nor_what_comes_after_it() {
        var tx = transactions();
        var done = new ArrayList<String>();

        var result =
                tx.inTransaction(
                        () -> {
                            tx.afterCommit(
                                    () -> {
                                        throw new IllegalStateException("after the commit");
                                    });
                            tx.afterCommit(() -> done.add("next"));
                            return "stored";
                        });

        assertThat(result).isEqualTo("stored");
        assertThat(done).containsExactly("next");
    }
}
