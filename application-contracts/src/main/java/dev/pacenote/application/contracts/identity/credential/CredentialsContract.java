package dev.pacenote.application.contracts.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.credential.Credentials.SaveResult;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ClosedAccess;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.credential.ExternalIdentity;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.credential.PasswordHash;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What {@link Credentials} promises. */
public interface CredentialsContract {

    PasswordHash FIRST = new PasswordHash("first");
    PasswordHash SECOND = new PasswordHash("second");

    Credentials credentials();

    Accounts accounts();

    Transactions transactions();

    private AccountId account() {
        return Samples.account(accounts()).id();
    }

    private static DiscordUser discordUser() {
        long number =
                ThreadLocalRandom.current().nextLong(100_000_000_000_000_000L, Long.MAX_VALUE);
        return new DiscordUser(Long.toString(number));
    }

    private static ExternalSubject subject() {
        return new ExternalSubject("https://issuer.example/pool", Samples.word());
    }

    private AccountCredentials saved(AccountCredentials changed) {
        assertThat(credentials().save(changed))
                .isEqualTo(new SaveResult.Saved(changed.savedAs(changed.version() + 1)));
        return changed.savedAs(changed.version() + 1);
    }

    private AccountCredentials bound(ExternalIdentity... identities) {
        var own = AccountCredentials.none(account());
        for (var identity : identities) {
            own = own.bound(identity).orElseThrow();
        }
        return saved(own);
    }

    @Test
    default void an_account_of_which_nothing_is_stored_has_no_credentials() {
        var account = account();

        assertThat(credentials().find(account)).isEqualTo(AccountCredentials.none(account));
        assertThat(credentials().passwordForUpdate(account)).isEmpty();
    }

    @Test
    default void saved_credentials_are_found_to_the_last_field() {
        var own =
                AccountCredentials.of(account(), FIRST)
                        .bound(discordUser())
                        .flatMap(found -> found.bound(subject()))
                        .orElseThrow()
                        .resetRequested(UUID.randomUUID(), Samples.NOON);

        var stored = saved(own);
        assertThat(credentials().find(own.account())).isEqualTo(stored);
        assertThat(credentials().passwordForUpdate(own.account())).isEqualTo(stored.password());

        var reset = stored.resetLinks().open().orElseThrow();
        var changed = saved(stored.passwordReset(reset, SECOND).orElseThrow());
        assertThat(credentials().find(own.account())).isEqualTo(changed);

        var ended = saved(changed.outsideLoginsEnded(Samples.NOON).orElseThrow());
        assertThat(credentials().find(own.account())).isEqualTo(ended);
        assertThat(ended.outsideLoginsFrom()).contains(Samples.NOON);
    }

    @Test
    default void an_account_is_found_by_each_identity_of_its_owner() {
        var discord = discordUser();
        var subject = subject();
        var own = bound(discord, subject);

        assertThat(credentials().findByIdentity(discord)).contains(own);
        assertThat(credentials().findByIdentity(subject)).contains(own);
    }

    @Test
    default void of_the_closings_of_a_persons_accounts_the_last_one_is_remembered() {
        var subject = subject();
        assertThat(credentials().findClosed(subject)).isEmpty();

        credentials().remember(new ClosedAccess(subject, Samples.NOON));
        credentials().remember(new ClosedAccess(subject, Samples.NOON.plusSeconds(9)));
        credentials().remember(new ClosedAccess(subject, Samples.NOON.plusSeconds(5)));

        assertThat(credentials().findClosed(subject))
                .contains(new ClosedAccess(subject, Samples.NOON.plusSeconds(9)));
        assertThat(credentials().findClosed(subject())).as("somebody else").isEmpty();
        assertThat(
                        credentials()
                                .findClosed(
                                        new ExternalSubject(
                                                "https://other.example", subject.subject())))
                .as("elsewhere")
                .isEmpty();
    }

    @Test
    default void an_identity_is_found_by_issuer_and_subject_to_the_letter() {
        var subject = new ExternalSubject("https://issuer.example/pool", "Case " + Samples.word());
        bound(subject);

        for (var other :
                List.of(
                        new ExternalSubject(subject.issuer() + "/", subject.subject()),
                        new ExternalSubject("https://other.example", subject.subject()),
                        new ExternalSubject(subject.issuer(), subject.subject() + " "),
                        new ExternalSubject(
                                subject.issuer(), subject.subject().toLowerCase(Locale.ROOT)))) {
            assertThat(credentials().findByIdentity(other)).as(other.toString()).isEmpty();
        }
    }

    @Test
    default void credentials_that_somebody_else_saved_meanwhile_are_not_overwritten() {
        var own = saved(AccountCredentials.of(account(), FIRST));
        var changed = saved(own.passwordChanged(FIRST, SECOND).orElseThrow());

        var late = own.resetRequested(UUID.randomUUID(), Samples.NOON).bound(subject());
        assertThat(credentials().save(late.orElseThrow())).isEqualTo(new SaveResult.Conflict());
        assertThat(credentials().save(AccountCredentials.of(own.account(), FIRST)))
                .as("as if nothing were stored")
                .isEqualTo(new SaveResult.Conflict());

        assertThat(credentials().find(own.account())).isEqualTo(changed);
    }

    @Test
    default void an_identity_of_one_account_is_given_to_no_other_and_nothing_is_changed() {
        var discord = discordUser();
        var owner = bound(discord);
        var other = saved(AccountCredentials.of(account(), FIRST));

        var both = other.bound(subject()).flatMap(found -> found.bound(discord)).orElseThrow();
        assertThat(credentials().save(both.passwordChanged(FIRST, SECOND).orElseThrow()))
                .isEqualTo(new SaveResult.IdentityTaken(discord));

        assertThat(credentials().find(other.account())).isEqualTo(other);
        assertThat(credentials().findByIdentity(discord)).contains(owner);
    }

    @Test
    default void of_many_accounts_that_take_one_identity_at_once_one_gets_it() {
        var subject = subject();

        var results =
                Samples.atOnce(
                        8,
                        () ->
                                credentials()
                                        .save(
                                                AccountCredentials.none(account())
                                                        .bound(subject)
                                                        .orElseThrow()));

        assertThat(results).filteredOn(SaveResult.Saved.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(new SaveResult.IdentityTaken(subject)::equals).hasSize(7);
    }

    @Test
    default void an_identity_of_an_account_that_is_gone_is_free_again() {
        var discord = discordUser();
        var gone = bound(discord).account();
        accounts().delete(gone);

        assertThat(credentials().find(gone)).isEqualTo(AccountCredentials.none(gone));
        assertThat(credentials().findByIdentity(discord)).isEmpty();
        bound(discord);
    }

    @Test
    default void an_account_that_is_not_there_has_none_to_save() {
        var nobody = new AccountId(Long.MAX_VALUE);

        assertThatThrownBy(() -> credentials().save(AccountCredentials.of(nobody, FIRST)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    default void credentials_in_a_transaction_that_is_undone_were_never_saved() {
        var own = saved(AccountCredentials.of(account(), FIRST));

        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    saved(own.bound(subject()).orElseThrow());
                                                    throw new IllegalStateException("undone");
                                                }))
                .hasMessage("undone");

        assertThat(credentials().find(own.account())).isEqualTo(own);
    }

    @Test
    default void whoever_holds_credentials_meets_no_conflict() {
        var own = saved(AccountCredentials.of(account(), FIRST));

        var results =
                Samples.atOnce(
                        8,
                        () ->
                                transactions()
                                        .inTransaction(
                                                () -> {
                                                    var password =
                                                            credentials()
                                                                    .passwordForUpdate(
                                                                            own.account());
                                                    assertThat(password).isPresent();
                                                    var held = credentials().find(own.account());
                                                    return credentials()
                                                            .save(
                                                                    held.resetRequested(
                                                                            UUID.randomUUID(),
                                                                            Samples.NOON));
                                                }));

        assertThat(results).hasSize(8).allMatch(SaveResult.Saved.class::isInstance);
    }
}
