package dev.pacenote.domain.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutsideSessionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ExternalSubject NEO = new ExternalSubject("https://issuer.example", "s-1");

    private static OutsideLogin login(Optional<Instant> authenticatedAt, Instant tokenEndsAt) {
        return new OutsideLogin(NEO, "sid 1", authenticatedAt, NOON, tokenEndsAt);
    }

    private final OutsideSession fresh =
            OutsideSession.start(
                    login(Optional.of(NOON.minusSeconds(30)), NOON.plusSeconds(3_600)),
                    new AccountId(1),
                    NOON,
                    new Session.ClientInfo("Firefox", "::1"));

    @Test
    void every_token_of_one_log_in_leads_to_one_session_and_no_other_does() {
        assertThat(login(Optional.empty(), NOON).session()).isEqualTo(fresh.id());

        var others = new HashSet<SessionId>();
        others.add(fresh.id());
        for (var subject :
                List.of(
                        NEO,
                        new ExternalSubject("https://issuer.example", "s-2"),
                        new ExternalSubject("https://other.example", "s-1"))) {
            others.add(new OutsideLogin(subject, "sid 2", Optional.empty(), NOON, NOON).session());
        }
        assertThat(others).hasSize(4);
    }

    @Test
    void it_ends_with_the_last_token_that_was_used() {
        assertThat(fresh.expiresAt()).isEqualTo(NOON.plusSeconds(3_600));

        var kept =
                fresh.used(login(fresh.authenticatedAt(), NOON.plusSeconds(7_200)), NOON)
                        .orElseThrow();

        assertThat(kept.expiresAt()).isEqualTo(NOON.plusSeconds(7_200));
        assertThat(kept.version()).isEqualTo(1);
        assertThat(kept.used(login(fresh.authenticatedAt(), NOON.plusSeconds(3_600)), NOON))
                .as("the older token")
                .isEmpty();
    }

    @Test
    void a_use_is_noted_once_a_minute() {
        var same = login(fresh.authenticatedAt(), fresh.expiresAt());
        assertThat(fresh.used(same, NOON.plusSeconds(59))).isEmpty();

        var used = fresh.used(same, NOON.plusSeconds(60)).orElseThrow();
        assertThat(used.lastUsedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(used.startedAt()).isEqualTo(NOON);
    }

    @Test
    void whoever_proves_anew_to_the_issuer_who_they_are_has_proved_it_here() {
        var again = fresh.used(login(Optional.of(NOON), fresh.expiresAt()), NOON).orElseThrow();
        assertThat(again.provedAt()).contains(NOON);

        var before = login(Optional.of(NOON.minusSeconds(30)), fresh.expiresAt());
        assertThat(again.used(before, NOON)).as("the older token").isEmpty();
    }

    @Test
    void a_log_in_whose_time_is_not_known_was_not_later_than_its_token() {
        assertThat(login(Optional.empty(), NOON).at()).isEqualTo(NOON);
        assertThat(login(Optional.of(NOON.minusSeconds(30)), NOON).at())
                .isEqualTo(NOON.minusSeconds(30));
    }
}
