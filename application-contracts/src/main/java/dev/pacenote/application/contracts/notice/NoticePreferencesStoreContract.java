package dev.pacenote.application.contracts.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.PreferenceChanges;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface NoticePreferencesStoreContract {

    NoticePreferencesStore preferences();

    Accounts accounts();

    private AccountId account() {
        return Samples.account(accounts()).id();
    }

    private NoticePreferences saved(NoticePreferences next) {
        assertThat(preferences().save(next))
                .isEqualTo(new SaveResult.Saved<>(next.savedAs(next.version() + 1)));
        return next.savedAs(next.version() + 1);
    }

    @Test
    default void a_person_who_never_changed_preferences_has_the_initial_ones() {
        var account = account();

        assertThat(preferences().find(account)).contains(NoticePreferences.initial(account));
        assertThat(preferences().find(new AccountId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    default void preferences_that_are_saved_are_found_to_the_last_field() {
        var account = account();
        var at = Optional.of(Samples.NOON);

        var stopped =
                saved(
                        NoticePreferences.initial(account)
                                .with(new DailyMail.Off(DailyMail.Reason.BOUNCED, at)));
        assertThat(preferences().find(account)).contains(stopped);
        var unknown =
                saved(stopped.with(new DailyMail.Off(DailyMail.Reason.UNKNOWN, Optional.empty())));
        assertThat(preferences().find(account)).contains(unknown);
        var back = saved(unknown.with(new DailyMail.On(at)));
        assertThat(preferences().find(account)).contains(back);
        var chosen =
                saved(
                        back.choosing(
                                Map.of(
                                        "/theme",
                                        "'; -- \u5c71",
                                        "/mailDelaySeconds",
                                        60,
                                        "/notifications/push",
                                        false,
                                        "/quietHours/days",
                                        List.of(1, 7)),
                                Samples.NOON));
        assertThat(preferences().find(account)).contains(chosen);
        var never = saved(chosen.with(DailyMail.neverStopped()));
        assertThat(preferences().find(account)).contains(never);
    }

    @Test
    default void a_caller_who_saves_preferences_that_somebody_else_saved_meanwhile_is_refused() {
        var first = NoticePreferences.initial(account());
        var second = saved(first.with(first.dailyMail().switchedOff(Samples.NOON)));
        var third = saved(second.with(second.dailyMail().switchedOn(Samples.NOON)));

        assertThat(preferences().save(first)).isEqualTo(new SaveResult.Conflict<>());
        assertThat(preferences().save(second)).isEqualTo(new SaveResult.Conflict<>());

        assertThat(preferences().find(first.account())).contains(third);
    }

    @Test
    default void of_many_who_save_one_version_of_preferences_one_wins() {
        var first = NoticePreferences.initial(account());

        for (var known : List.of(first, first.savedAs(1))) {
            var results = Samples.atOnce(8, () -> preferences().save(known));

            assertThat(results).filteredOn(r -> r instanceof SaveResult.Saved).hasSize(1);
        }
    }

    @Test
    default void of_many_changes_of_preferences_at_once_none_is_lost() {
        var account = account();

        var changes =
                Samples.atOnce(
                        8,
                        () ->
                                new PreferenceChanges(preferences())
                                        .dailyMail(account, mail -> mail)
                                        .orElseThrow());

        assertThat(changes.stream().map(change -> change.before().version()).sorted())
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    default void the_preferences_of_many_are_found_at_once() {
        var one = account();
        var other = account();
        var gone = account();
        var stopped =
                saved(
                        NoticePreferences.initial(other)
                                .with(DailyMail.neverStopped().switchedOff(Samples.NOON)));
        accounts().delete(gone);

        assertThat(preferences().findAll(List.of(one, other, gone)))
                .isEqualTo(Map.of(one, NoticePreferences.initial(one), other, stopped));
        assertThat(preferences().findAll(List.of())).isEmpty();
        assertThat(preferences().recipients(List.of(one, other, gone)))
                .isEqualTo(
                        Map.of(
                                one,
                                new Recipient(
                                        accounts().find(one).orElseThrow(),
                                        NoticePreferences.initial(one)),
                                other,
                                new Recipient(accounts().find(other).orElseThrow(), stopped)));
        assertThat(preferences().recipients(List.of())).isEmpty();
    }

    @Test
    default void preferences_go_with_their_account() {
        var account = account();
        var stopped =
                saved(
                        NoticePreferences.initial(account)
                                .with(DailyMail.neverStopped().switchedOff(Samples.NOON)));

        accounts().delete(account);

        assertThat(preferences().find(account)).isEmpty();
        assertThat(preferences().save(stopped)).isEqualTo(new SaveResult.Conflict<>());
        assertThat(preferences().save(NoticePreferences.initial(account)))
                .as("the account is gone")
                .isEqualTo(new SaveResult.Conflict<>());
    }
}
