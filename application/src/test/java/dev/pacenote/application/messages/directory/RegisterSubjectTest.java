package dev.pacenote.application.messages.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AddressConfirmation;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.token.OutsideTokens.OutsideAccess;
import dev.pacenote.application.messages.directory.RegisterSubject.Result;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.application.platform.idempotency.InMemoryIdempotencyKeys;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NamePart;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.notice.preference.CorePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A person whom an outside issuer knows opens an account, once. */
class RegisterSubjectTest {

    private static final PreferenceDefinitions DEFINITIONS =
            new PreferenceDefinitions(CorePreferences.ALL, Set.of());
    private static final PersonName ANN = PersonName.of(new NamePart("Ann"), new NamePart("Berg"));
    private static final EmailAddress ADDRESS = new EmailAddress("ann@example.org");
    private static final ExternalSubject SUBJECT =
            new ExternalSubject("https://issuer.example", "s-1");

    private final IdentityWorld world = new IdentityWorld();
    private int most = 200;

    private static RegisterSubject on(IdentityWorld world, CrashPoint crashPoint, int most) {
        return on(world, crashPoint, most, RegisterAccount.Verification.REQUIRED);
    }

    private static RegisterSubject on(
            IdentityWorld world,
            CrashPoint crashPoint,
            int most,
            RegisterAccount.Verification verification) {
        var accounts = crashPoint.on(Accounts.class, world.accounts);
        var preferences = crashPoint.on(NoticePreferencesStore.class, world.preferences);
        return new RegisterSubject(
                accounts,
                crashPoint.on(Credentials.class, world.credentials),
                new InitialSettings(accounts, preferences, DEFINITIONS),
                new ShowUser(accounts, preferences),
                world.outbox,
                new DoOnce(
                        crashPoint.on(
                                IdempotencyKeys.class, new InMemoryIdempotencyKeys(world.tables)),
                        () -> world.now),
                new RegisterSubject.Limits(
                        world.rateLimiter, new RateLimit(5, Duration.ofHours(1)), () -> most),
                () -> world.now,
                new AddressConfirmation(verification, world.links, UUID::randomUUID));
    }

    private static RegisterSubject.Command command(
            IdentityWorld world,
            ExternalSubject subject,
            EmailAddress email,
            Optional<EmailAddress> verified,
            Optional<IdempotentRequest> request) {
        return new RegisterSubject.Command(
                new OutsideAccess(
                        world.loggedInAt(subject, "sid 1"), world.now.plusSeconds(60), verified),
                email,
                ANN,
                DEFINITIONS.patch(Map.of("theme", "dark", "timezone", "Europe/Riga")),
                request);
    }

    private Result register(
            ExternalSubject subject,
            EmailAddress email,
            Optional<EmailAddress> verified,
            Optional<IdempotentRequest> request) {
        return on(world, CrashPoint.whole(), most)
                .register(command(world, subject, email, verified, request));
    }

    private Result register(ExternalSubject subject, EmailAddress email) {
        return register(subject, email, Optional.empty(), Optional.empty());
    }

    private static Optional<IdempotentRequest> key(String key, String body) {
        return Optional.of(IdempotentRequest.of("issuer s-1", "POST", "/users", key, body));
    }

    private Account owner(ExternalSubject subject) {
        return world.accounts
                .find(world.credentials.findByIdentity(subject).orElseThrow().account())
                .orElseThrow();
    }

    @Test
    void the_account_is_bound_has_names_an_address_and_settings_and_asks_to_confirm_the_address() {
        var result = register(SUBJECT, ADDRESS);

        assertThat(result).isInstanceOf(Result.Registered.class);
        var user = ((Result.Registered) result).user();
        assertThat(owner(SUBJECT)).isEqualTo(user.account());
        assertThat(user.account().displayName()).isEqualTo("Ann Berg");
        assertThat(user.account().zone()).isEqualTo(ZoneId.of("Europe/Riga"));
        assertThat(user.account().verifiedAt()).isEmpty();
        assertThat(user.preferences().choices()).isEqualTo(Map.of("/theme", "dark"));
        assertThat(world.confirmationMails(user.account().id())).isEqualTo(1);
    }

    @Test
    void an_address_is_verified_if_the_issuer_says_so_of_this_one() {
        var upper = new EmailAddress(ADDRESS.value().toUpperCase(Locale.ROOT));
        register(SUBJECT, ADDRESS, Optional.of(upper), Optional.empty());
        assertThat(owner(SUBJECT).verifiedAt()).contains(world.now);
        assertThat(world.mails).isEmpty();

        var other = new ExternalSubject(SUBJECT.issuer(), "s-2");
        register(
                other,
                new EmailAddress("boss@example.org"),
                Optional.of(new EmailAddress("mallory@example.org")),
                Optional.empty());
        assertThat(owner(other).verifiedAt()).isEmpty();
    }

    @Test
    void an_address_is_verified_where_none_has_to_be() {
        on(world, CrashPoint.whole(), most, RegisterAccount.Verification.OFF)
                .register(command(world, SUBJECT, ADDRESS, Optional.empty(), Optional.empty()));

        assertThat(owner(SUBJECT).verifiedAt()).contains(world.now);
        assertThat(world.mails).isEmpty();
    }

    @Test
    void an_account_with_that_address_is_not_taken_over() {
        var fox = world.account();

        var result =
                register(
                        SUBJECT,
                        Samples.address(fox),
                        Optional.of(Samples.address(fox)),
                        Optional.empty());

        assertThat(result).isEqualTo(new Result.EmailTaken());
        assertThat(world.credentials.findByIdentity(SUBJECT)).isEmpty();
    }

    @Test
    void a_person_who_repeats_it_gets_their_user_and_nothing_is_changed() {
        var user = ((Result.Registered) register(SUBJECT, ADDRESS)).user();

        assertThat(register(SUBJECT, new EmailAddress("another@example.org")))
                .isEqualTo(new Result.Known(user));
        assertThat(world.mails).hasSize(1);
    }

    /** An account that somebody got at their first use of something that needs no more. */
    private Account nobody(Optional<Account.Contact> contact) {
        var account =
                world.accounts.insert(
                        new NewAccount(
                                Optional.empty(),
                                PersonName.UNKNOWN,
                                contact,
                                Role.USER,
                                world.now));
        world.credentials.save(AccountCredentials.none(account.id()).bound(SUBJECT).orElseThrow());
        return account;
    }

    @Test
    void a_person_who_has_an_account_without_having_said_who_they_are_completes_it_once() {
        most = 0;
        var nobody = nobody(Optional.empty());
        var before = world.preferences.find(nobody.id()).orElseThrow();
        world.preferences.save(before.choosing(Map.of("/previews", false), world.now));

        var result = register(SUBJECT, ADDRESS, Optional.empty(), key("k", "a"));

        assertThat(result).isInstanceOf(Result.Completed.class);
        var user = ((Result.Completed) result).user();
        assertThat(user.account()).isEqualTo(owner(SUBJECT));
        assertThat(user.account().id()).isEqualTo(nobody.id());
        assertThat(user.account().displayName()).isEqualTo("Ann Berg");
        assertThat(user.account().email()).contains(ADDRESS);
        assertThat(user.account().verifiedAt()).isEmpty();
        assertThat(user.account().zone()).isEqualTo(ZoneId.of("Europe/Riga"));
        assertThat(user.preferences().choices())
                .isEqualTo(Map.of("/theme", "dark", "/previews", false));
        assertThat(world.confirmationMails(nobody.id())).isEqualTo(1);
        assertThat(world.updated).containsExactly(nobody.id());
        assertThat(register(SUBJECT, ADDRESS, Optional.empty(), key("k", "a")))
                .isEqualTo(new Result.Repeated(user, true));
        assertThat(register(SUBJECT, new EmailAddress("another@example.org")))
                .isEqualTo(new Result.Known(user));
    }

    @Test
    void an_account_that_is_completed_long_after_it_was_opened_stays_without_a_confirmation() {
        var nobody = nobody(Optional.empty());
        world.pass(Duration.ofDays(30));
        register(SUBJECT, ADDRESS);
        assertThat(owner(SUBJECT).awaitsConfirmation()).isTrue();

        assertThat(world.deleteUnconfirmedAccounts().forget()).isZero();
        world.pass(Duration.ofDays(30));
        assertThat(world.deleteUnconfirmedAccounts().forget()).isZero();

        assertThat(world.accounts.find(nobody.id()).flatMap(Account::email)).contains(ADDRESS);
    }

    @Test
    void an_account_that_was_opened_by_saying_who_one_is_stays_without_a_confirmation() {
        register(SUBJECT, ADDRESS);
        assertThat(owner(SUBJECT).awaitsConfirmation()).isTrue();

        world.pass(Duration.ofDays(30));
        assertThat(world.deleteUnconfirmedAccounts().forget()).isZero();

        assertThat(owner(SUBJECT).email()).contains(ADDRESS);
    }

    @Test
    void a_person_who_completes_their_account_keeps_the_address_that_the_issuer_vouched_for() {
        nobody(Optional.of(new Account.Contact(ADDRESS, Optional.of(world.now))));

        assertThat(register(SUBJECT, new EmailAddress("another@example.org")))
                .isInstanceOf(Result.Completed.class);

        assertThat(owner(SUBJECT).email()).contains(ADDRESS);
        assertThat(owner(SUBJECT).verifiedAt()).contains(world.now);
        assertThat(owner(SUBJECT).displayName()).isEqualTo("Ann Berg");
        assertThat(world.mails).isEmpty();
    }

    @Test
    void an_account_is_not_completed_with_the_address_of_another_one() {
        var nobody = nobody(Optional.empty());

        assertThat(register(SUBJECT, Samples.address(world.account())))
                .isEqualTo(new Result.EmailTaken());
        assertThat(owner(SUBJECT)).isEqualTo(nobody);
    }

    @Test
    void repeats_with_one_key_count_once() {
        for (int i = 0; i < 7; i++) {
            assertThat(register(SUBJECT, ADDRESS, Optional.empty(), key("k", "a")))
                    .isNotInstanceOf(Result.TooMany.class);
        }
    }

    @Test
    void the_same_key_gets_the_first_answer_again_and_another_request_with_it_is_refused() {
        var user =
                ((Result.Registered) register(SUBJECT, ADDRESS, Optional.empty(), key("k", "a")))
                        .user();

        assertThat(register(SUBJECT, ADDRESS, Optional.empty(), key("k", "a")))
                .isEqualTo(new Result.Repeated(user, false));
        assertThat(register(SUBJECT, ADDRESS, Optional.empty(), key("k", "b")))
                .isEqualTo(new Result.Mismatch());
        world.accounts.delete(user.account().id());
        assertThat(register(SUBJECT, ADDRESS, Optional.empty(), key("k", "a")))
                .isEqualTo(new Result.Gone());
    }

    @Test
    void of_two_people_at_once_one_gets_the_address() {
        var turn = new AtomicInteger();
        var results =
                Samples.atOnce(
                        2,
                        () ->
                                register(
                                        new ExternalSubject(
                                                SUBJECT.issuer(), "s-" + turn.getAndIncrement()),
                                        ADDRESS));

        assertThat(results).filteredOn(r -> r instanceof Result.Registered).hasSize(1);
        assertThat(results).filteredOn(new Result.EmailTaken()::equals).hasSize(1);
    }

    @Test
    void one_person_at_once_with_several_addresses_has_one_account() {
        var turn = new AtomicInteger();
        var results =
                Samples.atOnce(
                        4,
                        () ->
                                register(
                                        SUBJECT,
                                        new EmailAddress(
                                                "ann" + turn.getAndIncrement() + "@example.org")));

        assertThat(results).filteredOn(r -> r instanceof Result.Registered).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof Result.Known).hasSize(3);
        assertThat(world.accounts.count()).isEqualTo(1);
    }

    @Test
    void a_person_asks_five_times_an_hour() {
        var taken = Samples.address(world.account());
        for (int i = 0; i < 5; i++) {
            assertThat(register(SUBJECT, taken)).isEqualTo(new Result.EmailTaken());
        }
        assertThat(register(SUBJECT, ADDRESS)).isInstanceOf(Result.TooMany.class);
        assertThat(register(new ExternalSubject(SUBJECT.issuer(), "s-2"), ADDRESS))
                .as("another person")
                .isInstanceOf(Result.Registered.class);

        world.pass(Duration.ofHours(1));
        assertThat(register(SUBJECT, new EmailAddress("other@example.org")))
                .isInstanceOf(Result.Registered.class);
    }

    @Test
    void there_are_as_many_accounts_as_there_may_be() {
        most = 0;

        assertThat(register(SUBJECT, ADDRESS)).isEqualTo(new Result.Closed());
    }

    private static final class Registering implements CrashEverywhere.Story {
        private final IdentityWorld world = new IdentityWorld();

        @Override
        public void act(CrashPoint crashPoint) {
            on(world, crashPoint, 200)
                    .register(
                            command(
                                    world,
                                    SUBJECT,
                                    ADDRESS,
                                    Optional.empty(),
                                    RegisterSubjectTest.key("k", "a")));
        }

        @Override
        public void isWholeOrNothing() {
            if (world.accounts.findByLogin(ADDRESS.key()).isPresent()) {
                isDone();
            } else {
                assertThat(world.credentials.findByIdentity(SUBJECT)).isEmpty();
                assertThat(world.mails).isEmpty();
            }
        }

        @Override
        public void isDone() {
            var ann = world.accounts.findByLogin(ADDRESS.key()).orElseThrow();
            assertThat(world.credentials.findByIdentity(SUBJECT).orElseThrow().account())
                    .isEqualTo(ann.id());
            assertThat(world.preferences.find(ann.id()).orElseThrow().choices()).hasSize(1);
            assertThat(world.confirmationMails(ann.id())).isEqualTo(1);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_one_account_that_is_bound_or_none()
            throws InterruptedException {
        CrashEverywhere.run(Registering::new);
    }
}
