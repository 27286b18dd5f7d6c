package dev.pacenote.domain.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.credential.PasswordHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReauthenticationTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AccountId NEO = new AccountId(1);

    private final AccountCredentials byDiscord =
            AccountCredentials.none(NEO).bound(new DiscordUser("186000000000000001")).orElseThrow();

    private static BearerSession session(AccountId user) {
        return BearerSession.start(
                new SessionId(UUID.randomUUID()),
                user,
                UUID.randomUUID(),
                NOON,
                new Session.ClientInfo("", ""));
    }

    private Reauthentication after(Duration time) {
        return Reauthentication.of(byDiscord, Optional.of(session(NEO)), NOON.plus(time));
    }

    @Test
    void whoever_has_no_password_needs_a_log_in_of_the_last_ten_minutes() {
        assertThat(after(Duration.ZERO)).isEqualTo(Reauthentication.RECENT_LOGIN);
        assertThat(after(Duration.ofMinutes(10))).isEqualTo(Reauthentication.RECENT_LOGIN);
        assertThat(after(Duration.ofMinutes(10).plusMillis(1)))
                .isEqualTo(Reauthentication.ANOTHER_LOGIN);
    }

    @Test
    void whoever_has_a_password_types_it_however_recent_the_log_in() {
        var both = AccountCredentials.of(NEO, new PasswordHash("hash"));

        assertThat(Reauthentication.of(both, Optional.of(session(NEO)), NOON))
                .isEqualTo(Reauthentication.PASSWORD);
        assertThat(Reauthentication.of(both, Optional.empty(), NOON))
                .isEqualTo(Reauthentication.PASSWORD);
    }

    @Test
    void a_session_that_is_over_or_somebody_elses_shows_nothing() {
        assertThat(Reauthentication.of(byDiscord, Optional.empty(), NOON))
                .isEqualTo(Reauthentication.ANOTHER_LOGIN);
        assertThat(Reauthentication.of(byDiscord, Optional.of(session(new AccountId(2))), NOON))
                .isEqualTo(Reauthentication.ANOTHER_LOGIN);
    }

    @Test
    void a_log_in_at_an_issuer_is_as_recent_as_the_issuer_says_and_else_shows_nothing() {
        assertThat(byIssuer(Optional.of(NOON.minus(Duration.ofMinutes(10)))))
                .isEqualTo(Reauthentication.RECENT_LOGIN);
        assertThat(byIssuer(Optional.of(NOON.minus(Duration.ofMinutes(11)))))
                .isEqualTo(Reauthentication.ANOTHER_LOGIN);
        assertThat(byIssuer(Optional.empty())).isEqualTo(Reauthentication.ANOTHER_LOGIN);
    }

    private Reauthentication byIssuer(Optional<Instant> authenticatedAt) {
        var login =
                new OutsideLogin(
                        new ExternalSubject("https://issuer.example", "s-1"),
                        "sid 1",
                        authenticatedAt,
                        NOON,
                        NOON.plusSeconds(3_600));
        var session = OutsideSession.start(login, NEO, NOON, new Session.ClientInfo("", ""));
        return Reauthentication.of(byDiscord, Optional.of(session), NOON);
    }
}
