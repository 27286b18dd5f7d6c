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

    private static NamePart part(String text) {
        return new NamePart(text);
    }

    @Test
    void others_see_both_names_or_the_user_name_or_a_number() {
        assertThat(fox.displayName()).isEqualTo("Mad Fox");
        assertThat(fox.named(PersonName.of(part("Ann"), part(" Berg "))).displayName())
                .isEqualTo("Ann Berg");
        assertThat(
                        fox.named(new PersonName(Optional.of(part("Ann")), Optional.empty()))
                                .displayName())
                .isEqualTo("Ann");
        var nameless =
                new NewAccount(
                                Optional.empty(),
                                PersonName.UNKNOWN,
                                Optional.empty(),
                                Role.USER,
                                NOON)
                        .withId(new AccountId(42));
        assertThat(nameless.displayName()).isEqualTo("User 42");
        assertThat(nameless.username().value()).isEqualTo("User 42");
    }

    @Test
    void what_stands_for_a_user_name_is_one_however_long_the_names_are() {
        var ann =
                NewAccount.added(
                                PersonName.of(part("\uD83C\uDFC1".repeat(100)), part("Berg")),
                                new EmailAddress("ann@example.org"),
                                NOON)
                        .withId(new AccountId(9));

        assertThat(ann.username().value()).isEqualTo("\uD83C\uDFC1".repeat(100));
        assertThat(fox.named(PersonName.of(part("Ann"), part("Berg"))).username())
                .isEqualTo(new Username("Mad Fox"));
    }

    @Test
    void another_address_waits_until_it_is_confirmed_and_only_the_latest_counts() {
        var first = new EmailAddress("first@new.org");
        var second = new EmailAddress("second@new.org");
        var waiting = fox.wantsMailAt(first).wantsMailAt(second);

        assertThat(waiting.email()).isEqualTo(fox.email());
        assertThat(waiting.pendingEmail()).contains(second);
        assertThat(waiting.confirmedAt(first, NOON)).isEmpty();
        var moved = waiting.confirmedAt(second, NOON).orElseThrow();
        assertThat(moved.email()).contains(second);
        assertThat(moved.verifiedAt()).contains(NOON);
        assertThat(moved.pendingEmail()).isEmpty();
        assertThat(moved.confirmedAt(second, NOON)).as("a second time").isEmpty();
        assertThat(waiting.wantsMailAt(new EmailAddress("fox@example.org")).pendingEmail())
                .as("back to the one that is")
                .isEmpty();
    }

    @Test
    void whoever_had_a_confirmed_address_or_none_does_not_expire_when_somebody_else_moves_them() {
        var next = new EmailAddress("next@example.org");
        var late = NOON.plusSeconds(1);

        assertThat(fox.moved(next).mayExpire(late)).as("never confirmed any").isTrue();
        assertThat(fox.confirmed(NOON).moved(next).mayExpire(late)).isFalse();
        assertThat(fox.confirmed(NOON).moved(next).verifiedAt()).isEmpty();
        assertThat(fox.confirmed(NOON).moved(next).moved(next).mayExpire(late)).isFalse();
        assertThat(neo.moved(next).mayExpire(late)).isFalse();
    }

    @Test
    void whoever_says_late_who_they_are_does_not_expire_with_an_address_that_is_not_confirmed() {
        var ann = PersonName.of(part("Ann"), part("Berg"));
        var address = new EmailAddress("ann@example.org");

        var introduced = neo.introduced(ann, address, Optional.empty());

        assertThat(introduced.email()).contains(address);
        assertThat(introduced.awaitsConfirmation()).isTrue();
        assertThat(introduced.mayExpire(Instant.MAX)).isFalse();
        assertThat(neo.introduced(ann, address, Optional.of(NOON)).verifiedAt()).contains(NOON);
        assertThat(fox.introduced(ann, address, Optional.of(NOON)).contact())
                .as("what is there stays")
                .isEqualTo(fox.contact());
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

    @Test
    void a_revision_counts_what_its_person_sees_and_no_log_in() {
        assertThat(fox.loggedIn(NOON).orElseThrow().revision()).isEqualTo(fox.revision());
        assertThat(fox.as(fox.role()).in(fox.zone())).as("what is so already").isEqualTo(fox);
        assertThat(fox.named(PersonName.of(part("Ann"), part("Berg"))).revision())
                .isGreaterThan(fox.revision());
        assertThat(fox.enabled(false).revision()).isGreaterThan(fox.revision());
    }

    @Test
    void a_user_name_that_could_be_an_address_is_not_what_others_see() {
        var shy =
                new NewAccount(new Username("Shy@Example.org"), Optional.empty(), Role.USER, NOON)
                        .withId(new AccountId(42));

        assertThat(shy.displayName()).isEqualTo("User 42");
        assertThat(shy.username().value()).isEqualTo("Shy@Example.org");
        assertThat(new Username("mad@fox").isAddress()).isFalse();
    }
}
