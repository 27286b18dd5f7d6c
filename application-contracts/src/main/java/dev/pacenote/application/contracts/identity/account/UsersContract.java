package dev.pacenote.application.contracts.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.platform.Samples;
import dev.pacenote.application.contracts.platform.Stores;
import dev.pacenote.application.contracts.trackmania.alert.AlertSamples;
import dev.pacenote.application.identity.account.Users;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.DailyMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.notice.Notice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What {@link Users} promises. */
public interface UsersContract {

    Stores stores();

    private Users users() {
        return stores().users();
    }

    @Test
    default void both_spellings_of_an_international_domain_are_one_address() {
        var word = Samples.word();
        var added =
                Samples.added(
                        users(), Samples.newAccount("Fox " + word, word + "@b\u00fccher.example"));

        assertThat(users().findByLogin(LoginKey.of(word + "@B\u00dcCHER.example"))).contains(added);
        assertThat(users().findByLogin(LoginKey.of(word + "@xn--bcher-kva.example")))
                .contains(added);
        assertThat(added.email().value()).isEqualTo(word + "@xn--bcher-kva.example");
    }

    @Test
    default void an_added_account_is_found_by_number_name_and_address_in_any_letter_case() {
        var word = Samples.word();
        var added = Samples.added(users(), Samples.newAccount("Zoë.X 山 " + word, word + "@a.org"));

        assertThat(users().find(added.id())).contains(added);
        assertThat(users().findByLogin(LoginKey.of("ZOË.x 山 " + word))).contains(added);
        assertThat(users().findByLogin(LoginKey.of(word.toUpperCase(Locale.ROOT) + "@A.ORG")))
                .contains(added);
        assertThat(users().findByLogin(LoginKey.of(word))).isEmpty();
    }

    @Test
    default void a_name_that_differs_only_in_case_or_unicode_form_is_taken() {
        var word = Samples.word();
        Samples.added(users(), Samples.newAccount("Caf\u00e9 " + word, word + "@a.org"));

        var decomposed = Samples.newAccount("CAFE\u0301 " + word, word + "@b.org");
        assertThat(users().add(decomposed, Integer.MAX_VALUE))
                .isInstanceOf(Users.Added.UsernameTaken.class);
    }

    @Test
    default void nobodys_name_is_somebody_elses_address() {
        var word = Samples.word();
        Samples.added(users(), Samples.newAccount("Fox " + word, word + "@a.org"));

        assertThat(
                        users().add(
                                        Samples.newAccount(word + "@A.org", word + "@b.org"),
                                        Integer.MAX_VALUE))
                .isInstanceOf(Users.Added.UsernameTaken.class);
        assertThat(
                        users().add(
                                        Samples.newAccount("Other " + word, word + "@a.ORG"),
                                        Integer.MAX_VALUE))
                .isInstanceOf(Users.Added.EmailTaken.class);
    }

    @Test
    default void hostile_text_comes_back_character_for_character() {
        var word = Samples.word();
        var name = "'; drop table users; -- <b>\u202e$" + word;
        var added = Samples.added(users(), Samples.newAccount(name, "o'brien" + word + "@a.org"));

        assertThat(users().find(added.id()).orElseThrow().username().value()).isEqualTo(name);
    }

    @Test
    default void of_many_registrations_of_one_name_one_wins() {
        var account = Samples.newAccount();

        var results = Samples.atOnce(8, () -> users().add(account, Integer.MAX_VALUE));

        assertThat(results).filteredOn(r -> r instanceof Users.Added.Ok).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof Users.Added.UsernameTaken).hasSize(7);
    }

    @Test
    default void the_last_free_place_is_given_once() {
        int places = users().count() + 1;

        var results = Samples.atOnce(8, () -> users().add(Samples.newAccount(), places));

        assertThat(results).filteredOn(r -> r instanceof Users.Added.Ok).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof Users.Added.Full).hasSize(7);
        assertThat(users().count()).isEqualTo(places);
    }

    @Test
    default void a_confirmation_keeps_its_first_time_and_switches_are_kept() {
        var account = Samples.account(users());

        users().markVerified(account.id(), Samples.NOON.plusSeconds(5));
        users().changeDailyMail(account.id(), mail -> mail.switchedOff(Samples.NOON));
        users().setStanding(account.id(), Optional.of(Role.ADMIN), Optional.empty());
        users().setZone(account.id(), ZoneId.of("Europe/Riga"));
        var other = new PasswordHash("other");
        assertThat(users().changePassword(account.id(), account.passwordHash(), other)).isTrue();
        assertThat(users().noteLogin(account.id(), other, Samples.NOON.plusSeconds(9))).isTrue();

        var changed = users().find(account.id()).orElseThrow();
        assertThat(changed.verifiedAt()).contains(Samples.NOON);
        assertThat(changed.mailEnabled()).isFalse();
        assertThat(changed.role()).isEqualTo(Role.ADMIN);
        assertThat(changed.zone()).isEqualTo(ZoneId.of("Europe/Riga"));
        assertThat(changed.passwordHash().encoded()).isEqualTo("other");
        assertThat(changed.lastLoginAt()).contains(Samples.NOON.plusSeconds(9));
    }

    @Test
    default void why_and_when_daily_mail_stopped_is_kept_until_the_person_wants_it_again() {
        var account = Samples.account(users());
        var id = account.id();
        var stopped = new DailyMail.Off(DailyMail.Reason.BOUNCED, Optional.of(Samples.NOON));

        assertThat(account.dailyMail()).isEqualTo(DailyMail.neverStopped());
        assertThat(
                        users().changeDailyMail(
                                        id,
                                        mail ->
                                                mail.stopped(
                                                        DailyMail.Reason.BOUNCED,
                                                        Samples.NOON,
                                                        Samples.NOON)))
                .contains(new Users.DailyMailChange(DailyMail.neverStopped(), stopped));
        assertThat(users().find(id).orElseThrow().dailyMail()).isEqualTo(stopped);
        assertThat(users().find(id).orElseThrow().mailEnabled()).isFalse();

        users().changeDailyMail(id, mail -> mail.switchedOn(Samples.NOON.plusSeconds(9)));

        assertThat(users().find(id).orElseThrow().dailyMail())
                .isEqualTo(new DailyMail.On(Optional.of(Samples.NOON.plusSeconds(9))));
    }

    @Test
    default void of_many_reports_at_once_one_stops_daily_mail() {
        var id = Samples.account(users()).id();

        var changes =
                Samples.atOnce(
                        8,
                        () ->
                                users().changeDailyMail(
                                                id,
                                                mail ->
                                                        mail.stopped(
                                                                DailyMail.Reason.BOUNCED,
                                                                Samples.NOON,
                                                                Samples.NOON))
                                        .orElseThrow());

        assertThat(changes).filteredOn(change -> change.before().isOn()).hasSize(1);
        assertThat(users().changeDailyMail(new UserId(Long.MAX_VALUE), mail -> mail)).isEmpty();
    }

    @Test
    default void a_password_is_changed_only_by_who_knows_the_one_in_force() {
        var account = Samples.account(users());
        var guessed = new PasswordHash("guessed");

        assertThat(users().changePassword(account.id(), guessed, new PasswordHash("stolen")))
                .isFalse();
        assertThat(users().changePassword(new UserId(Long.MAX_VALUE), guessed, guessed)).isFalse();
        var changes =
                Samples.atOnce(
                        8,
                        () ->
                                users().changePassword(
                                                account.id(),
                                                account.passwordHash(),
                                                new PasswordHash("next")));

        assertThat(changes).containsOnlyOnce(true);
        assertThat(users().find(account.id()).orElseThrow().passwordHash().encoded())
                .isEqualTo("next");
    }

    @Test
    default void a_log_in_counts_only_with_the_password_in_force_and_while_enabled() {
        var account = Samples.account(users());
        var at = Samples.NOON.plusSeconds(9);

        assertThat(users().noteLogin(account.id(), new PasswordHash("old"), at)).isFalse();
        assertThat(users().noteLogin(new UserId(Long.MAX_VALUE), account.passwordHash(), at))
                .isFalse();
        users().setStanding(account.id(), Optional.empty(), Optional.of(false));
        assertThat(users().noteLogin(account.id(), account.passwordHash(), at)).isFalse();

        assertThat(users().find(account.id()).orElseThrow().lastLoginAt()).isEmpty();
    }

    @Test
    default void an_unknown_account_is_absent() {
        assertThat(users().find(new UserId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    default void a_reset_link_works_once_and_only_the_newest() {
        var account =
                Samples.added(
                        users(),
                        new NewAccount(
                                new Username("Fox " + Samples.word()),
                                new EmailAddress(Samples.word() + "@a.org"),
                                new PasswordHash("old"),
                                Role.USER,
                                Optional.empty(),
                                Samples.NOON));
        var old = UUID.randomUUID();
        var reset = UUID.randomUUID();
        users().openReset(account.id(), old, Samples.NOON);
        assertThat(users().isResetOpen(account.id(), old)).isTrue();
        users().openReset(account.id(), reset, Samples.NOON);
        assertThat(users().isResetOpen(account.id(), old)).isFalse();
        assertThat(users().isResetOpen(account.id(), reset)).isTrue();
        var hash = new PasswordHash("new");
        var at = Samples.NOON.plusSeconds(60);

        assertThat(users().resetPassword(account.id(), old, hash, at)).isFalse();
        var uses = Samples.atOnce(8, () -> users().resetPassword(account.id(), reset, hash, at));

        assertThat(uses).filteredOn(used -> used).hasSize(1);
        assertThat(users().isResetOpen(account.id(), reset)).isFalse();
        var changed = users().find(account.id()).orElseThrow();
        assertThat(changed.passwordHash()).isEqualTo(hash);
        assertThat(changed.verifiedAt()).contains(at);
    }

    @Test
    default void a_used_reset_link_is_not_opened_again_by_the_request_for_it() {
        var account = Samples.account(users());
        var reset = UUID.randomUUID();
        users().openReset(account.id(), reset, Samples.NOON);
        users().openReset(account.id(), reset, Samples.NOON);
        var hash = new PasswordHash("new");
        assertThat(users().resetPassword(account.id(), reset, hash, Samples.NOON)).isTrue();

        users().openReset(account.id(), reset, Samples.NOON);

        assertThat(users().resetPassword(account.id(), reset, hash, Samples.NOON)).isFalse();
    }

    @Test
    default void a_reset_link_that_was_asked_for_earlier_replaces_no_later_one() {
        var account = Samples.account(users());
        var late = UUID.randomUUID();
        var latest = UUID.randomUUID();
        users().openReset(account.id(), latest, Samples.NOON);

        users().openReset(account.id(), late, Samples.NOON.minusSeconds(1));

        assertThat(users().isResetOpen(account.id(), late)).isFalse();
        assertThat(users().isResetOpen(account.id(), latest)).isTrue();
        var hash = new PasswordHash("new");
        assertThat(users().resetPassword(account.id(), latest, hash, Samples.NOON)).isTrue();

        users().openReset(account.id(), late, Samples.NOON.minusSeconds(1));

        assertThat(users().isResetOpen(account.id(), late)).as("after it was used").isFalse();
    }

    @Test
    default void another_password_voids_a_reset_link() {
        var account = Samples.account(users());
        var reset = UUID.randomUUID();
        users().openReset(account.id(), reset, Samples.NOON);
        users().changePassword(account.id(), account.passwordHash(), new PasswordHash("other"));
        assertThat(users().isResetOpen(account.id(), reset)).isFalse();

        assertThat(
                        users().resetPassword(
                                        account.id(),
                                        reset,
                                        new PasswordHash("stolen"),
                                        Samples.NOON))
                .isFalse();
    }

    /** Whoever else is an admin in this store steps back for a moment. */
    private List<Account> twoAdminsAndNobodyElse() {
        var one = Samples.account(users());
        var other = Samples.account(users());
        for (var admin : List.of(one, other)) {
            users().setStanding(admin.id(), Optional.of(Role.ADMIN), Optional.empty());
        }
        for (long id = 1; id <= other.id().value(); id++) {
            var user = new UserId(id);
            if (!user.equals(one.id()) && !user.equals(other.id())) {
                users().setStanding(user, Optional.of(Role.USER), Optional.empty());
            }
        }
        return List.of(one, other);
    }

    @Test
    default void the_last_admin_cannot_be_taken_away_not_even_by_many_at_once() {
        var admins = twoAdminsAndNobodyElse().iterator();
        var next = new ConcurrentLinkedQueue<Account>();
        admins.forEachRemaining(next::add);

        var results =
                Samples.atOnce(
                        2,
                        () ->
                                users().setStanding(
                                                next.remove().id(),
                                                Optional.of(Role.USER),
                                                Optional.empty()));

        assertThat(results).filteredOn(r -> r instanceof Users.Standing.Changed).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof Users.Standing.LastAdmin).hasSize(1);
    }

    @Test
    default void the_last_admin_can_be_neither_disabled_nor_removed() {
        var admins = twoAdminsAndNobodyElse();
        var last = admins.get(1).id();
        users().setStanding(admins.get(0).id(), Optional.empty(), Optional.of(false));

        assertThat(users().setStanding(last, Optional.empty(), Optional.of(false)))
                .isInstanceOf(Users.Standing.LastAdmin.class);
        assertThat(users().remove(last)).isInstanceOf(Users.Standing.LastAdmin.class);
        assertThat(users().find(last)).isPresent();
        assertThat(users().setStanding(admins.get(0).id(), Optional.empty(), Optional.of(true)))
                .isInstanceOf(Users.Standing.Changed.class);
    }

    @Test
    default void a_removed_account_is_gone_with_its_belongings_and_its_names_are_free() {
        var sample = Samples.newAccount();
        var account = Samples.added(users(), sample);
        AlertSamples.covering(stores(), account, Samples.map());
        stores().notices()
                .add(List.of(Samples.notice(account.id(), "k", Samples.DAY, Notice.Route.MAIL)));
        int before = users().count();
        int enabled = users().countEnabled();

        assertThat(users().remove(account.id())).isInstanceOf(Users.Standing.Changed.class);

        assertThat(users().find(account.id())).isEmpty();
        assertThat(users().count()).isEqualTo(before - 1);
        assertThat(users().countEnabled()).isEqualTo(enabled - 1);
        assertThat(stores().alerts().of(account.id())).isEmpty();
        assertThat(stores().notices().peopleWaiting(Samples.DAY)).doesNotContain(account.id());
        assertThat(users().remove(account.id())).isInstanceOf(Users.Standing.NoSuchAccount.class);
        assertThat(Samples.added(users(), sample).id()).isNotEqualTo(account.id());
    }

    @Test
    default void only_people_who_never_confirmed_in_time_are_removed() {
        var early = Instant.parse("2020-01-01T00:00:00Z");
        var confirmed = unconfirmedSince(early);
        users().markVerified(confirmed.id(), early);
        var admin = unconfirmedSince(early);
        users().setStanding(admin.id(), Optional.of(Role.ADMIN), Optional.empty());
        var recent = unconfirmedSince(early.plusSeconds(60));
        var late = unconfirmedSince(early);

        assertThat(users().removeUnconfirmed(early.plusSeconds(60))).contains(late.id());

        assertThat(users().find(late.id())).isEmpty();
        for (var kept : List.of(confirmed, admin, recent)) {
            assertThat(users().find(kept.id())).isPresent();
        }
    }

    private Account unconfirmedSince(Instant at) {
        var word = Samples.word();
        return Samples.added(
                users(),
                new NewAccount(
                        new Username("Fox " + word),
                        new EmailAddress(word + "@a.org"),
                        new PasswordHash("hash"),
                        Role.USER,
                        Optional.empty(),
                        at));
    }
}
