package dev.pacenote.application.contracts.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.identity.token.Tokens.Check;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.session.RefreshToken;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Tokens} promises. */
public interface TokensContract {

    AccountId USER = new AccountId(42);
    SessionId SESSION = new SessionId(UUID.randomUUID());
    UUID TOKEN = UUID.randomUUID();
    EmailAddress EMAIL = new EmailAddress("fox@example.org");
    Tokens.Verification VERIFICATION = new Tokens.Verification(USER, Optional.of(EMAIL));

    Tokens tokens();

    /** The same kind of tokens, signed with another secret. */
    Tokens strangersTokens();

    private static RefreshToken refreshToken() {
        return new RefreshToken(TOKEN, Samples.NOON, Samples.NOON.plusSeconds(60));
    }

    private static Tokens.Access access() {
        return new Tokens.Access(USER, SESSION, Role.ADMIN, Optional.of(TOKEN));
    }

    @Test
    default void each_kind_is_read_as_written() {
        assertThat(
                        tokens().readRefresh(
                                        tokens().refresh(USER, SESSION, refreshToken()),
                                        Samples.NOON))
                .isEqualTo(new Check.Valid<>(new Tokens.Refresh(USER, SESSION, TOKEN)));
        assertThat(
                        tokens().readVerification(
                                        tokens().verification(VERIFICATION, Samples.NOON),
                                        Samples.NOON))
                .isEqualTo(new Check.Valid<>(VERIFICATION));
        var nameless = new Tokens.Verification(USER, Optional.empty());
        assertThat(
                        tokens().readVerification(
                                        tokens().verification(nameless, Samples.NOON),
                                        Samples.NOON))
                .isEqualTo(new Check.Valid<>(nameless));
        var next = new Tokens.NewAddress(USER, new EmailAddress("next@example.org"));
        assertThat(tokens().readNewAddress(tokens().newAddress(next, Samples.NOON), Samples.NOON))
                .isEqualTo(new Check.Valid<>(next));
        assertThat(
                        tokens().readNewAddress(
                                        tokens().newAddress(next, Samples.NOON),
                                        Samples.NOON.plus(Tokens.VERIFY_LIFETIME)))
                .isInstanceOf(Check.Expired.class);
        var reset = new Tokens.Reset(USER, TOKEN, Optional.of(EMAIL));
        var invited = tokens().invitation(reset, Samples.NOON);
        var lastMoment = Samples.NOON.plus(Tokens.INVITATION_LIFETIME).minusSeconds(1);
        assertThat(tokens().readReset(invited, lastMoment)).isEqualTo(new Check.Valid<>(reset));
        assertThat(tokens().readReset(invited, lastMoment.plusSeconds(1)))
                .isInstanceOf(Check.Expired.class);
        assertThat(tokens().readReset(tokens().reset(reset, Samples.NOON), Samples.NOON))
                .isEqualTo(new Check.Valid<>(reset));
        assertThat(
                        tokens().readReset(
                                        tokens().reset(reset, Samples.NOON),
                                        Samples.NOON.plus(Tokens.RESET_LIFETIME)))
                .isInstanceOf(Check.Expired.class);
        assertThat(
                        tokens().readUnsubscription(
                                        tokens().unsubscription(USER),
                                        Samples.NOON.plus(Duration.ofDays(4000))))
                .isEqualTo(new Check.Valid<>(USER));
    }

    @Test
    default void the_same_input_gives_the_same_text() {
        assertThat(tokens().refresh(USER, SESSION, refreshToken()))
                .isEqualTo(tokens().refresh(USER, SESSION, refreshToken()));
    }

    @Test
    default void a_genuine_token_whose_time_is_over_is_expired() {
        var end = Samples.NOON.plus(Tokens.VERIFY_LIFETIME);
        var token = tokens().verification(VERIFICATION, Samples.NOON);

        assertThat(tokens().readVerification(token, end.minusSeconds(1)))
                .isInstanceOf(Check.Valid.class);
        assertThat(tokens().readVerification(token, end)).isInstanceOf(Check.Expired.class);
    }

    @Test
    default void each_kind_opens_only_its_own_door() {
        var all =
                List.of(
                        tokens().refresh(USER, SESSION, refreshToken()),
                        tokens().verification(VERIFICATION, Samples.NOON),
                        tokens().newAddress(
                                        new Tokens.NewAddress(
                                                USER, new EmailAddress("next@example.org")),
                                        Samples.NOON),
                        tokens().reset(
                                        new Tokens.Reset(USER, TOKEN, Optional.of(EMAIL)),
                                        Samples.NOON),
                        tokens().unsubscription(USER));
        for (var token : all) {
            assertThat(opened(token)).filteredOn(c -> c instanceof Check.Valid).hasSize(1);
            assertThat(opened(token)).filteredOn(c -> c instanceof Check.Invalid).hasSize(4);
        }
        assertThat(opened(tokens().access(access(), TOKEN, Samples.NOON)))
                .hasSize(5)
                .allMatch(Check.Invalid.class::isInstance);
    }

    private List<Object> opened(String token) {
        return List.of(
                tokens().readRefresh(token, Samples.NOON),
                tokens().readVerification(token, Samples.NOON),
                tokens().readNewAddress(token, Samples.NOON),
                tokens().readReset(token, Samples.NOON),
                tokens().readUnsubscription(token, Samples.NOON));
    }

    @Test
    default void what_a_stranger_signed_or_edited_is_invalid() {
        var token = tokens().refresh(USER, SESSION, refreshToken());
        var parts = token.split("\\.");
        var none = "eyJhbGciOiJub25lIn0";
        for (var forged :
                List.of(
                        strangersTokens().refresh(USER, SESSION, refreshToken()),
                        none + "." + parts[1] + ".",
                        none + "." + parts[1] + "." + parts[2],
                        parts[0] + "." + parts[1] + "." + parts[2].substring(1),
                        parts[0] + "." + parts[1].substring(4) + "." + parts[2],
                        "",
                        ".",
                        "..",
                        "ünïcode",
                        token + "x")) {
            assertThat(tokens().readRefresh(forged, Samples.NOON))
                    .as(forged)
                    .isInstanceOf(Check.Invalid.class);
        }
    }

    @Test
    default void the_payload_can_be_read_by_a_browser() {
        for (int i = 0; i < 500; i++) {
            var claims =
                    new Tokens.Access(
                            new AccountId(i + 1),
                            new SessionId(UUID.randomUUID()),
                            Role.USER,
                            Optional.of(UUID.randomUUID()));
            var payload =
                    tokens().access(claims, UUID.randomUUID(), Samples.NOON.plusSeconds(i * 77L))
                            .split("\\.")[1];
            assertThat(payload).doesNotContain("-", "_");
        }
    }
}
