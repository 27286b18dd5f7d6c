package dev.pacenote.domain.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static Account account(Role role, Optional<Instant> verifiedAt) {
        return new NewAccount(
                        new Username("Mad Fox"),
                        new EmailAddress("fox@example.org"),
                        role,
                        verifiedAt,
                        NOON)
                .withId(new AccountId(7));
    }

    private static Account withoutAddress(Role role) {
        return new NewAccount(new Username("Neo"), Optional.empty(), role, NOON)
                .withId(new AccountId(8));
    }

    private final Account fox = account(Role.USER, Optional.empty());
    private final Account neo = withoutAddress(Role.USER);

    @Test
    void the_first_confirmation_of_an_address_stays() {
        var confirmed = fox.confirmed(NOON);

        assertThat(confirmed.verifiedAt()).contains(NOON);
        assertThat(confirmed.confirmed(NOON.plusSeconds(1))).isEqualTo(confirmed);
    }

    @Test
    void a_log_in_counts_only_while_enabled() {
        assertThat(fox.loggedIn(NOON).orElseThrow().lastLoginAt()).contains(NOON);
        assertThat(fox.enabled(false).loggedIn(NOON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "USER, false, 1, true",
        "USER, false, 0, false",
        "USER, true, 1, false",
        "ADMIN, false, 1, false",
    })
    void only_people_who_never_confirmed_in_time_may_expire(
            Role role, boolean confirmed, int secondsLater, boolean expires) {
        var account = account(role, confirmed ? Optional.of(NOON) : Optional.empty());

        assertThat(account.mayExpire(NOON.plusSeconds(secondsLater))).isEqualTo(expires);
    }

    @Test
    void who_has_no_address_has_nothing_to_confirm_and_never_expires() {
        for (var role : Role.values()) {
            var account = withoutAddress(role);

            assertThat(account.awaitsConfirmation()).isFalse();
            assertThat(account.mayExpire(Instant.MAX)).isFalse();
            assertThat(account.confirmed(NOON)).isEqualTo(account);
            assertThat(account.verifiedAt()).isEmpty();
        }
    }

    @Test
    void a_mail_about_an_account_goes_to_its_address_if_there_is_one() {
        var id = UUID.randomUUID();
        var home = URI.create("https://x.example");

        assertThat(AccountMail.to(fox, id, AccountMail.Kind.PASSWORD_CHANGED, home))
                .contains(
                        new AccountMail(
                                id,
                                AccountMail.Kind.PASSWORD_CHANGED,
                                new EmailAddress("fox@example.org"),
                                "Mad Fox",
                                home));
        assertThat(AccountMail.to(neo, id, AccountMail.Kind.PASSWORD_CHANGED, home)).isEmpty();
    }

    @Test
    void a_change_of_one_thing_leaves_the_others() {
        var changed = fox.as(Role.ADMIN).enabled(false).in(ZoneId.of("Europe/Riga"));

        assertThat(changed.role()).isEqualTo(Role.ADMIN);
        assertThat(changed.enabled()).isFalse();
        assertThat(changed.zone()).isEqualTo(ZoneId.of("Europe/Riga"));
        assertThat(changed.username()).isEqualTo(fox.username());
        assertThat(changed.activity()).isEqualTo(fox.activity());
        assertThat(changed.version()).isEqualTo(fox.version());
    }
}
