package dev.pacenote.domain.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCredentialsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final PasswordHash OLD = new PasswordHash("old");
    private static final PasswordHash NEW = new PasswordHash("new");
    private static final AccountId FOX = new AccountId(7);
    private static final DiscordUser NEO = new DiscordUser("186000000000000001");
    private static final ExternalSubject SUBJECT =
            new ExternalSubject("https://issuer.example", "s-1");

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final AccountCredentials fox = AccountCredentials.of(FOX, OLD);

    @Test
    void a_password_is_changed_only_by_who_knows_the_one_in_force() {
        assertThat(fox.passwordChanged(OLD, NEW).orElseThrow().isPassword(NEW)).isTrue();
        assertThat(fox.passwordChanged(NEW, NEW)).isEmpty();
        assertThat(AccountCredentials.none(FOX).passwordChanged(OLD, NEW)).isEmpty();
    }

    @Test
    void only_the_newest_reset_link_is_good() {
        var asked = fox.resetRequested(first, NOON).resetRequested(second, NOON);

        assertThat(asked.isResetOpen(second)).isTrue();
        assertThat(asked.isResetOpen(first)).isFalse();
        assertThat(fox.isResetOpen(first)).isFalse();
    }

    @Test
    void a_reset_link_sets_the_password_once() {
        var asked = fox.resetRequested(first, NOON);

        var done = asked.passwordReset(first, NEW).orElseThrow();

        assertThat(done.isPassword(NEW)).isTrue();
        assertThat(done.passwordReset(first, OLD)).as("it is used up").isEmpty();
        assertThat(fox.passwordReset(first, NEW)).as("nobody asked").isEmpty();
        assertThat(asked.passwordReset(second, NEW)).isEmpty();
    }

    @Test
    void a_reset_link_sets_the_first_password_of_who_had_none() {
        var neo = AccountCredentials.none(FOX).bound(NEO).orElseThrow();

        var done = neo.resetRequested(first, NOON).passwordReset(first, NEW).orElseThrow();

        assertThat(done.all()).containsExactly(new Password(NEW), NEO);
    }

    @Test
    void another_password_voids_a_reset_link() {
        var changed = fox.resetRequested(first, NOON).passwordChanged(OLD, NEW).orElseThrow();

        assertThat(changed.isResetOpen(first)).isFalse();
    }

    @Test
    void a_reset_link_that_was_used_is_not_opened_again_by_the_request_for_it() {
        var asked = fox.resetRequested(first, NOON);
        var used = asked.passwordReset(first, NEW).orElseThrow();

        assertThat(asked.resetRequested(first, NOON.plusSeconds(1))).isEqualTo(asked);
        assertThat(used.resetRequested(first, NOON.plusSeconds(1))).isEqualTo(used);
    }

    @Test
    void a_reset_link_that_was_asked_for_earlier_replaces_no_later_one() {
        var asked = fox.resetRequested(second, NOON);

        assertThat(asked.resetRequested(first, NOON.minusSeconds(1))).isEqualTo(asked);
        var used = asked.passwordReset(second, NEW).orElseThrow();
        assertThat(used.resetRequested(first, NOON.minusSeconds(1)))
                .as("after it was used")
                .isEqualTo(used);
    }

    @Test
    void a_reset_link_from_before_times_were_noted_is_replaced_by_any_other() {
        var old = new ResetLinks(Optional.of(first), Optional.of(first), Optional.empty());

        assertThat(old.requested(second, Instant.EPOCH).isOpen(second)).isTrue();
    }

    @Test
    void an_account_takes_one_identity_of_each_issuer() {
        var both = fox.bound(NEO).orElseThrow().bound(SUBJECT).orElseThrow();

        assertThat(both.all()).contains(new Password(OLD), NEO, SUBJECT).hasSize(3);
        assertThat(both.bound(NEO)).as("once more").contains(both);
        assertThat(both.bound(new DiscordUser("186000000000000002"))).isEmpty();
        assertThat(both.bound(new ExternalSubject(SUBJECT.issuer(), "s-2"))).isEmpty();
        assertThat(both.bound(new ExternalSubject("https://other.example", "s-1"))).isPresent();
        assertThatThrownBy(
                        () ->
                                new AccountCredentials(
                                        FOX,
                                        Optional.empty(),
                                        ResetLinks.NONE,
                                        Set.of(NEO, new DiscordUser("186000000000000002")),
                                        Optional.empty(),
                                        0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoever_logged_in_at_an_issuer_before_sessions_were_ended_does_so_again() {
        var noon = Instant.parse("2026-11-20T12:00:00Z");
        var own = fox.bound(SUBJECT).orElseThrow();
        assertThat(own.admitsLoginAt(Instant.EPOCH)).isTrue();

        var ended = own.outsideLoginsEnded(noon.plusMillis(500)).orElseThrow();

        assertThat(ended.admitsLoginAt(noon.minusSeconds(1))).isFalse();
        assertThat(ended.admitsLoginAt(noon)).as("the second itself").isFalse();
        assertThat(ended.admitsLoginAt(noon.plusSeconds(1))).isTrue();
        assertThat(ended.outsideLoginsEnded(noon)).as("once more").isEmpty();
        assertThat(ended.outsideLoginsEnded(noon.minusSeconds(9))).as("by a late clock").isEmpty();
        assertThat(ended.resetRequested(first, noon).savedAs(7).outsideLoginsFrom())
                .as("whatever else changes")
                .contains(noon);
    }

    @Test
    void where_nobody_comes_in_by_an_issuer_there_is_no_such_log_in_to_end() {
        assertThat(fox.outsideLoginsEnded(Instant.EPOCH)).isEmpty();
        assertThat(fox.bound(NEO).orElseThrow().outsideLoginsEnded(Instant.EPOCH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1860000000000000", "18600000000000000x", "186000000000000000001"})
    void a_discord_id_is_17_to_20_digits(String id) {
        assertThatThrownBy(() -> new DiscordUser(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "discord, 186000000000000001",
        "https://issuer.example, ''",
        "https://issuer.example, zo\u00eb",
        "https://two words.example, s-1"
    })
    void a_subject_is_ascii_and_its_issuer_a_url(String issuer, String subject) {
        assertThatThrownBy(() -> new ExternalSubject(issuer, subject))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
