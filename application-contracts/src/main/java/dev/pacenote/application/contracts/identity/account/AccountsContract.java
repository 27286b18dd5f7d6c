package dev.pacenote.application.contracts.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.AccountChanges.GuardedChange;
import dev.pacenote.application.identity.account.AccountChanges.Removal;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.identity.account.NamePart;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import dev.pacenote.domain.identity.account.RegistrationPolicy.Decision;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Accounts} promises. */
public interface AccountsContract {

    Accounts accounts();

    Transactions transactions();

    private Accounts users() {
        return accounts();
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
        assertThat(Samples.address(added).value()).isEqualTo(word + "@xn--bcher-kva.example");
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
    default void many_are_found_at_once_and_those_that_are_gone_are_missing() {
        var one = Samples.account(users());
        var other = Samples.account(users());
        var gone = Samples.account(users());
        users().delete(gone.id());

        assertThat(users().findAll(List.of(one.id(), gone.id(), other.id(), one.id())))
                .isEqualTo(Map.of(one.id(), one, other.id(), other));
        assertThat(users().findAll(List.of())).isEmpty();
    }

    @Test
    default void accounts_without_an_address_are_found_by_name_and_do_not_collide() {
        var one = Samples.newAccountWithoutAddress();
        var neo = Samples.added(users(), one);
        var other = Samples.added(users(), Samples.newAccountWithoutAddress());

        assertThat(neo.contact()).isEmpty();
        assertThat(users().find(neo.id())).contains(neo);
        assertThat(users().find(other.id())).contains(other);
        assertThat(users().findByLogin(neo.username().key())).contains(neo);
        assertThat(users().findByLogin(LoginKey.of(""))).isEmpty();
        var situation = users().registrationState(neo.profile().username(), Optional.empty());
        assertThat(situation.usernameTaken()).isTrue();
        assertThat(situation.emailTaken()).isFalse();
        var riga = neo.in(ZoneId.of("Europe/Riga"));
        assertThat(users().save(riga)).isInstanceOf(SaveResult.Saved.class);
        assertThat(users().find(neo.id())).contains(riga.savedAs(neo.version() + 1));

        users().delete(neo.id());

        assertThat(users().find(neo.id())).isEmpty();
        assertThat(users().find(other.id())).contains(other);
        assertThat(Samples.added(users(), one).id()).isNotEqualTo(neo.id());
    }

    private RegistrationPolicy.Situation situation(String username, String email) {
        return users().registrationState(
                        Optional.of(new Username(username)), Optional.of(new EmailAddress(email)));
    }

    private Account addedByAnAdmin() {
        return Samples.added(
                users(),
                NewAccount.added(
                        PersonName.of(new NamePart("Zoë " + Samples.word()), new NamePart("Berg")),
                        new EmailAddress(Samples.word() + "@a.org"),
                        Samples.NOON));
    }

    @Test
    default void an_account_without_a_user_name_is_found_by_its_address_only() {
        var ann = addedByAnAdmin();
        var other = addedByAnAdmin();

        assertThat(ann.profile().username()).isEmpty();
        assertThat(users().find(ann.id())).contains(ann);
        assertThat(users().findByLogin(Samples.address(ann).key())).contains(ann);
        assertThat(users().findByLogin(ann.username().key())).isEmpty();
        assertThat(users().find(other.id())).contains(other);
        var situation = users().registrationState(Optional.empty(), ann.email());
        assertThat(situation.usernameTaken()).isFalse();
        assertThat(situation.emailTaken()).isTrue();
    }

    private Account moved(Account account, EmailAddress to) {
        return account.wantsMailAt(to).confirmedAt(to, Samples.NOON).orElseThrow();
    }

    @Test
    default void an_account_that_moves_is_found_by_its_new_address_and_the_old_one_is_free() {
        var word = Samples.word();
        var fox = Samples.added(users(), Samples.newAccount("Fox " + word, word + "@old.org"));
        var next = new EmailAddress(word + "@new.org");

        assertThat(users().move(moved(fox, next)))
                .isEqualTo(new Accounts.Moved.Ok(moved(fox, next).savedAs(fox.version() + 1)));

        var found = users().find(fox.id()).orElseThrow();
        assertThat(found).isEqualTo(moved(fox, next).savedAs(fox.version() + 1));
        assertThat(users().findByLogin(next.key())).contains(found);
        assertThat(users().findByLogin(fox.username().key())).contains(found);
        assertThat(users().findByLogin(Samples.address(fox).key())).isEmpty();
        assertThat(situation("Other " + word, word + "@old.org").emailTaken()).isFalse();
        assertThat(situation("Other " + word, word + "@NEW.org").emailTaken()).isTrue();
    }

    @Test
    default void nobody_moves_to_the_name_or_address_of_another() {
        var word = Samples.word();
        Samples.added(users(), Samples.newAccount(word + "@name.org", word + "@other.org"));
        var fox = Samples.account(users());

        for (var taken : List.of(word + "@NAME.org", word + "@OTHER.org")) {
            assertThat(users().move(moved(fox, new EmailAddress(taken))))
                    .isEqualTo(new Accounts.Moved.Taken());
        }

        assertThat(users().find(fox.id())).contains(fox);
        assertThat(users().findByLogin(Samples.address(fox).key())).contains(fox);
    }

    @Test
    default void whoever_moves_an_account_that_somebody_else_saved_meanwhile_is_refused() {
        var fox = Samples.account(users());
        var next = new EmailAddress(Samples.word() + "@new.org");
        assertThat(users().save(fox.in(ZoneId.of("Europe/Riga"))))
                .isInstanceOf(SaveResult.Saved.class);

        assertThat(users().move(moved(fox, next))).isEqualTo(new Accounts.Moved.Conflict());

        assertThat(users().findByLogin(next.key())).isEmpty();
        assertThat(users().findByLogin(Samples.address(fox).key())).isPresent();
    }

    @Test
    default void of_many_who_move_to_one_address_at_once_one_gets_it() {
        var next = new EmailAddress(Samples.word() + "@new.org");
        var accounts =
                new ConcurrentLinkedQueue<>(
                        Stream.generate(() -> Samples.account(users())).limit(6).toList());

        var results = Samples.atOnce(6, () -> users().move(moved(accounts.remove(), next)));

        assertThat(results).filteredOn(r -> r instanceof Accounts.Moved.Ok).hasSize(1);
        assertThat(results).filteredOn(new Accounts.Moved.Taken()::equals).hasSize(5);
    }

    @Test
    default void a_name_that_differs_only_in_case_or_unicode_form_is_taken() {
        var word = Samples.word();
        Samples.added(users(), Samples.newAccount("Caf\u00e9 " + word, word + "@a.org"));

        var decomposed = "CAFE\u0301 " + word;
        assertThat(situation(decomposed, word + "@b.org").usernameTaken()).isTrue();
        assertThat(situation(decomposed, word + "@b.org").emailTaken()).isFalse();
        assertThatThrownBy(() -> users().insert(Samples.newAccount(decomposed, word + "@b.org")))
                .isInstanceOf(RuntimeException.class);
        assertThat(users().findByLogin(LoginKey.of(word + "@b.org"))).isEmpty();
    }

    @Test
    default void nobodys_name_is_somebody_elses_address() {
        var word = Samples.word();
        Samples.added(users(), Samples.newAccount("Fox " + word, word + "@a.org"));

        assertThat(situation(word + "@A.org", word + "@b.org").usernameTaken()).isTrue();
        assertThat(situation("Other " + word, word + "@a.ORG").emailTaken()).isTrue();
        var free = situation("Other " + word, word + "@b.org");
        assertThat(free.usernameTaken()).isFalse();
        assertThat(free.emailTaken()).isFalse();
        assertThat(free.accounts()).isEqualTo(users().count());
    }

    @Test
    default void hostile_text_comes_back_character_for_character() {
        var word = Samples.word();
        var name = "'; drop table users; -- <b>\u202e$" + word;
        var added = Samples.added(users(), Samples.newAccount(name, "o'brien" + word + "@a.org"));

        assertThat(users().find(added.id()).orElseThrow().username().value()).isEqualTo(name);
    }

    private AccountChanges.Added register(NewAccount account, RegistrationPolicy policy) {
        return transactions().inTransaction(() -> new AccountChanges(users()).add(account, policy));
    }

    @Test
    default void of_many_registrations_of_one_name_one_wins() {
        var account = Samples.newAccount();

        var results = Samples.atOnce(8, () -> register(account, RegistrationPolicy.UNLIMITED));

        assertThat(results).filteredOn(r -> r instanceof AccountChanges.Added.Ok).hasSize(1);
        assertThat(results)
                .filteredOn(new AccountChanges.Added.Refused(Decision.USERNAME_TAKEN)::equals)
                .hasSize(7);
    }

    @Test
    default void the_last_free_place_is_given_once() {
        int places = users().count() + 1;

        var results =
                Samples.atOnce(
                        8, () -> register(Samples.newAccount(), new RegistrationPolicy(places)));

        assertThat(results).filteredOn(r -> r instanceof AccountChanges.Added.Ok).hasSize(1);
        assertThat(results)
                .filteredOn(new AccountChanges.Added.Refused(Decision.FULL)::equals)
                .hasSize(7);
        assertThat(users().count()).isEqualTo(places);
    }

    @Test
    default void what_is_saved_is_found_to_the_last_field() {
        var account = Samples.account(users());
        var changed =
                account.confirmed(Samples.NOON.plusSeconds(5))
                        .as(Role.ADMIN)
                        .in(ZoneId.of("Europe/Riga"))
                        .loggedIn(Samples.NOON.plusSeconds(9))
                        .orElseThrow()
                        .enabled(false)
                        .named(PersonName.of(new NamePart("Ann"), new NamePart("O'Berg 山")))
                        .wantsMailAt(new EmailAddress(Samples.word() + "@next.org"))
                        .updated(Samples.NOON.plusSeconds(11));

        assertThat(users().save(changed))
                .isEqualTo(new SaveResult.Saved<>(changed.savedAs(account.version() + 1)));

        var found = users().find(account.id()).orElseThrow();
        assertThat(found).isEqualTo(changed.savedAs(account.version() + 1));
        assertThat(users().findByLogin(Samples.address(account).key())).contains(found);
        var back = found.enabled(true);
        assertThat(users().save(back)).isInstanceOf(SaveResult.Saved.class);
        assertThat(users().find(account.id())).contains(back.savedAs(account.version() + 2));
    }

    @Test
    default void whoever_saves_what_somebody_else_saved_meanwhile_is_refused() {
        var account = Samples.account(users());
        var riga = account.in(ZoneId.of("Europe/Riga"));
        assertThat(users().save(riga)).isInstanceOf(SaveResult.Saved.class);

        assertThat(users().save(account.as(Role.ADMIN))).isEqualTo(new SaveResult.Conflict<>());

        assertThat(users().find(account.id())).contains(riga.savedAs(account.version() + 1));
        users().delete(account.id());
        assertThat(users().save(riga.savedAs(account.version() + 1)))
                .as("it is gone")
                .isEqualTo(new SaveResult.Conflict<>());
        assertThat(users().find(account.id())).isEmpty();
    }

    @Test
    default void of_many_who_save_one_version_one_wins() {
        var account = Samples.account(users());

        var results = Samples.atOnce(8, () -> users().save(account.in(ZoneId.of("Europe/Riga"))));

        assertThat(results).filteredOn(r -> r instanceof SaveResult.Saved).hasSize(1);
        assertThat(users().find(account.id()).orElseThrow().version())
                .isEqualTo(account.version() + 1);
    }

    @Test
    default void of_many_changes_at_once_each_sees_what_the_one_before_made() {
        var id = Samples.account(users()).id();
        var numbers = new AtomicInteger();

        var changes =
                Samples.atOnce(
                        8,
                        () -> {
                            var zone = ZoneId.of("Etc/GMT+" + numbers.incrementAndGet());
                            return new AccountChanges(users())
                                    .change(id, account -> account.in(zone))
                                    .orElseThrow();
                        });

        assertThat(changes).hasSize(8);
        assertThat(changes.stream().map(change -> change.before().zone()).distinct()).hasSize(8);
        assertThat(changes.stream().map(change -> change.before().version()).sorted())
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    private static void awaitThe(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).as("the other thread came by").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    default void an_account_that_is_saved_in_a_transaction_is_held_until_it_ends()
            throws Exception {
        var account = Samples.account(users());
        var saved = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first =
                    threads.submit(
                            () ->
                                    transactions()
                                            .run(
                                                    () -> {
                                                        users().save(account.enabled(false));
                                                        saved.countDown();
                                                        awaitThe(ended);
                                                        throw new IllegalStateException("undone");
                                                    }));
            awaitThe(saved);
            var second = threads.submit(() -> users().save(account.as(Role.ADMIN)));
            ended.countDown();

            assertThatThrownBy(first::get).hasRootCauseMessage("undone");
            assertThat(second.get())
                    .as("the version that counts is the one that is kept")
                    .isInstanceOf(SaveResult.Saved.class);
        }
        var kept = users().find(account.id()).orElseThrow();
        assertThat(kept.role()).isEqualTo(Role.ADMIN);
        assertThat(kept.enabled()).isTrue();
    }

    @Test
    default void an_unknown_account_is_absent() {
        assertThat(users().find(new AccountId(Long.MAX_VALUE))).isEmpty();
    }

    /** Whoever else is an admin in this store steps back for a moment. */
    private List<Account> twoAdminsAndNobodyElse() {
        var one = Samples.account(users());
        var other = Samples.account(users());
        for (var admin : List.of(one, other)) {
            Samples.changed(users(), admin.id(), account -> account.as(Role.ADMIN));
        }
        for (long id = 1; id <= other.id().value(); id++) {
            var user = new AccountId(id);
            if (!user.equals(one.id()) && !user.equals(other.id())) {
                new AccountChanges(users()).change(user, account -> account.as(Role.USER));
            }
        }
        return List.of(one, other);
    }

    private GuardedChange inTransaction(Function<AccountChanges, GuardedChange> change) {
        return transactions().inTransaction(() -> change.apply(new AccountChanges(users())));
    }

    private Removal removal(AccountId account) {
        return transactions().inTransaction(() -> new AccountChanges(users()).remove(account));
    }

    @Test
    default void the_last_admin_cannot_be_taken_away_not_even_by_many_at_once() {
        var next = new ConcurrentLinkedQueue<>(twoAdminsAndNobodyElse());
        assertThat(users().activeAdminsForUpdate()).isEqualTo(2);

        var results =
                Samples.atOnce(
                        2,
                        () -> {
                            var admin = next.remove().id();
                            return inTransaction(
                                    accounts ->
                                            accounts.changePermissions(
                                                    admin, account -> account.as(Role.USER)));
                        });

        assertThat(results).filteredOn(r -> r instanceof GuardedChange.Changed).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof GuardedChange.LastAdmin).hasSize(1);
        assertThat(users().activeAdminsForUpdate()).isEqualTo(1);
    }

    @Test
    default void the_last_admin_can_be_neither_disabled_nor_removed() {
        var admins = twoAdminsAndNobodyElse();
        var last = admins.get(1).id();
        Samples.changed(users(), admins.get(0).id(), account -> account.enabled(false));

        assertThat(
                        inTransaction(
                                all ->
                                        all.changePermissions(
                                                last, account -> account.enabled(false))))
                .isInstanceOf(GuardedChange.LastAdmin.class);
        assertThat(removal(last)).isEqualTo(new Removal.LastAdmin());
        assertThat(users().find(last)).isPresent();
        assertThat(
                        inTransaction(
                                all ->
                                        all.changePermissions(
                                                admins.get(0).id(),
                                                account -> account.enabled(true))))
                .isInstanceOf(GuardedChange.Changed.class);
        assertThat(removal(last)).isInstanceOf(Removal.Removed.class);
        assertThat(removal(last)).isEqualTo(new Removal.NoSuchAccount());
    }

    @Test
    default void a_removed_account_is_gone_and_its_names_are_free() {
        var sample = Samples.newAccount();
        var account = Samples.added(users(), sample);
        int before = users().count();
        int enabled = users().countEnabled();
        assertThat(users().isDeleted(account.id())).isFalse();

        users().delete(account.id());

        assertThat(users().find(account.id())).isEmpty();
        assertThat(users().count()).isEqualTo(before - 1);
        assertThat(users().countEnabled()).isEqualTo(enabled - 1);
        assertThat(users().isDeleted(account.id())).isTrue();
        users().delete(account.id());
        assertThat(users().count()).as("a second time").isEqualTo(before - 1);
        assertThat(Samples.added(users(), sample).id()).isNotEqualTo(account.id());
    }

    @Test
    default void exactly_the_accounts_that_may_expire_are_removed() {
        var early = Instant.parse("2020-01-01T00:00:00Z");
        var limit = early.plusSeconds(60);
        var accounts = new ArrayList<Account>();
        for (int seconds : List.of(0, 59, 60, 61)) {
            for (var role : Role.values()) {
                for (boolean confirmed : List.of(true, false)) {
                    var account = registered(early.plusSeconds(seconds), role, confirmed);
                    accounts.add(account);
                    accounts.add(
                            Samples.changed(
                                    users(),
                                    registered(early.plusSeconds(seconds), role, confirmed).id(),
                                    one -> one.enabled(false)));
                }
            }
        }

        for (int seconds : List.of(0, 59, 60, 61)) {
            for (var role : Role.values()) {
                accounts.add(
                        Samples.added(
                                users(),
                                new NewAccount(
                                        new Username("Fox " + Samples.word()),
                                        Optional.empty(),
                                        role,
                                        early.plusSeconds(seconds))));
            }
        }

        for (boolean confirmed : List.of(true, false)) {
            var old = registered(early, Role.USER, confirmed);
            var next = new EmailAddress(Samples.word() + "@new.org");
            users().move(old.moved(next));
            accounts.add(users().find(old.id()).orElseThrow());
        }

        var gone = users().removeUnconfirmed(limit);

        assertThat(accounts).anyMatch(account -> account.mayExpire(limit));
        assertThat(accounts).anyMatch(account -> !account.mayExpire(limit));
        for (var account : accounts) {
            assertThat(gone.contains(account.id()))
                    .as(account.toString())
                    .isEqualTo(account.mayExpire(limit));
            assertThat(users().find(account.id()).isEmpty()).isEqualTo(account.mayExpire(limit));
            assertThat(users().isDeleted(account.id())).isEqualTo(account.mayExpire(limit));
        }
    }

    private Account registered(Instant at, Role role, boolean confirmed) {
        var word = Samples.word();
        return Samples.added(
                users(),
                new NewAccount(
                        new Username("Fox " + word),
                        new EmailAddress(word + "@a.org"),
                        role,
                        confirmed ? Optional.of(at) : Optional.empty(),
                        at));
    }
}
