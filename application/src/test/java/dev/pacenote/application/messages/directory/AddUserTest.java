package dev.pacenote.application.messages.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.RegisterAccount.Verification;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.token.Tokens;
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
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.notice.preference.CorePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An admin adds somebody, once. */
class AddUserTest {

    private static final PreferenceDefinitions DEFINITIONS =
            new PreferenceDefinitions(CorePreferences.ALL, Set.of());
    private static final PersonName ANN = PersonName.of(new NamePart("Ann"), new NamePart("Berg"));
    private static final EmailAddress ADDRESS = new EmailAddress("ann@example.org");

    private final IdentityWorld world = new IdentityWorld();
    private final Account admin = world.admin();

    private static AddUser on(IdentityWorld world, CrashPoint crashPoint) {
        return on(world, crashPoint, Verification.REQUIRED);
    }

    private static AddUser on(
            IdentityWorld world, CrashPoint crashPoint, Verification verification) {
        var accounts = crashPoint.on(Accounts.class, world.accounts);
        var preferences = crashPoint.on(NoticePreferencesStore.class, world.preferences);
        return new AddUser(
                accounts,
                new ShowUser(accounts, preferences),
                new InitialSettings(accounts, preferences, DEFINITIONS),
                new Passwords(crashPoint.on(Credentials.class, world.credentials), world.hasher),
                world.confirmation(verification),
                world.outbox,
                new DoOnce(
                        crashPoint.on(
                                IdempotencyKeys.class, new InMemoryIdempotencyKeys(world.tables)),
                        () -> world.now),
                (_, _, _, _) -> {},
                () -> world.now,
                UUID::randomUUID);
    }

    @Test
    void where_no_address_has_to_be_confirmed_this_one_counts_at_once() {
        on(world, CrashPoint.whole(), Verification.OFF)
                .add(
                        new AddUser.Command(
                                admin.id(),
                                ADDRESS,
                                ANN,
                                DEFINITIONS.patch(Map.of()),
                                Optional.empty()));

        var ann = world.accounts.findByLogin(ADDRESS.key()).orElseThrow();
        assertThat(ann.verifiedAt()).contains(world.now);
    }

    private static Optional<IdempotentRequest> key(String key, String body) {
        return Optional.of(IdempotentRequest.of("1", "POST", "/users", key, body));
    }

    private AddUser.Result add(EmailAddress email, Optional<IdempotentRequest> request) {
        return on(world, CrashPoint.whole())
                .add(
                        new AddUser.Command(
                                admin.id(),
                                email,
                                ANN,
                                DEFINITIONS.patch(
                                        Map.of("theme", "dark", "timezone", "Europe/Riga")),
                                request));
    }

    @Test
    void the_account_has_names_an_address_and_settings_and_no_user_name() {
        var result = add(ADDRESS, Optional.empty());

        assertThat(result).isInstanceOf(AddUser.Result.Added.class);
        var user = ((AddUser.Result.Added) result).user();
        assertThat(world.found(user.account())).isEqualTo(user.account());
        assertThat(user.account().displayName()).isEqualTo("Ann Berg");
        assertThat(user.account().profile().username()).isEmpty();
        assertThat(user.account().verifiedAt()).isEmpty();
        assertThat(user.account().zone()).isEqualTo(ZoneId.of("Europe/Riga"));
        assertThat(world.preferences.find(user.account().id())).contains(user.preferences());
        assertThat(user.preferences().choices()).isEqualTo(Map.of("/theme", "dark"));
    }

    @Test
    void a_mailed_link_sets_the_password_within_twenty_four_hours_and_confirms_the_address() {
        var user = ((AddUser.Result.Added) add(ADDRESS, Optional.empty())).user().account();
        assertThat(world.mails).hasSize(1);
        assertThat(world.mails.getFirst()).isInstanceOf(PendingAccountMail.Invitation.class);
        var link =
                world.tokens.invitation(
                        new Tokens.Reset(user.id(), world.mails.getFirst().id(), user.email()),
                        world.now);
        world.pass(Duration.ofHours(23));

        assertThat(world.resetPassword().reset(link, new RawPassword("correct horse"))).isTrue();

        assertThat(world.hasPassword(user, "correct horse")).isTrue();
        assertThat(world.found(user).verifiedAt()).contains(world.now);
    }

    @Test
    void an_address_is_taken_in_any_letter_case() {
        add(ADDRESS, Optional.empty());

        assertThat(add(new EmailAddress(ADDRESS.value().toUpperCase(Locale.ROOT)), key("k", "{}")))
                .isEqualTo(new AddUser.Result.EmailTaken());
        assertThat(world.mails).hasSize(1);
        assertThat(add(new EmailAddress("other@example.org"), key("k", "{}")))
                .as("a refusal uses up no key")
                .isInstanceOf(AddUser.Result.Added.class);
    }

    @Test
    void of_two_at_once_one_gets_the_address() {
        var results = Samples.atOnce(2, () -> add(ADDRESS, Optional.empty()));

        assertThat(results).filteredOn(r -> r instanceof AddUser.Result.Added).hasSize(1);
        assertThat(results).filteredOn(new AddUser.Result.EmailTaken()::equals).hasSize(1);
    }

    @Test
    void the_same_key_adds_one_account_and_shows_it_as_it_is_now() {
        var user = ((AddUser.Result.Added) add(ADDRESS, key("k", "{}"))).user();
        var renamed =
                Samples.changed(
                        world.accounts,
                        user.account().id(),
                        account -> account.named(PersonName.UNKNOWN));

        var again = add(ADDRESS, key("k", "{}"));

        assertThat(again).isInstanceOf(AddUser.Result.Repeated.class);
        assertThat(((AddUser.Result.Repeated) again).user().account()).isEqualTo(renamed);
        assertThat(add(ADDRESS, key("k", "{\"a\":1}"))).isEqualTo(new AddUser.Result.Mismatch());
        assertThat(world.mails).hasSize(1);
        world.accounts.delete(user.account().id());
        assertThat(add(ADDRESS, key("k", "{}"))).isEqualTo(new AddUser.Result.Gone());
    }

    @Test
    void many_repeats_at_once_add_one_account() {
        var results = Samples.atOnce(8, () -> add(ADDRESS, key("k", "{}")));

        assertThat(results).filteredOn(r -> r instanceof AddUser.Result.Added).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof AddUser.Result.Repeated).hasSize(7);
        assertThat(world.mails).hasSize(1);
    }

    private static final class Adding implements CrashEverywhere.Story {
        private final IdentityWorld world = new IdentityWorld();
        private final Account admin = world.admin();

        @Override
        public void act(CrashPoint crashPoint) {
            on(world, crashPoint)
                    .add(
                            new AddUser.Command(
                                    admin.id(),
                                    ADDRESS,
                                    ANN,
                                    DEFINITIONS.patch(
                                            Map.of("theme", "dark", "timezone", "Europe/Riga")),
                                    key("k", "{}")));
        }

        private Optional<Account> added() {
            return world.accounts.findByLogin(ADDRESS.key());
        }

        @Override
        public void isWholeOrNothing() {
            if (added().isPresent()) {
                isDone();
            } else {
                assertThat(world.mails).isEmpty();
            }
        }

        @Override
        public void isDone() {
            var ann = added().orElseThrow();
            assertThat(ann.zone()).isEqualTo(ZoneId.of("Europe/Riga"));
            assertThat(world.preferences.find(ann.id()).orElseThrow().choices()).hasSize(1);
            assertThat(world.mails).hasSize(1);
            assertThat(world.passwords().isResetOpen(ann.id(), world.mails.getFirst().id()))
                    .isTrue();
        }
    }

    @Test
    void a_crash_at_any_point_leaves_one_account_with_its_link_or_none()
            throws InterruptedException {
        CrashEverywhere.run(Adding::new);
    }
}
