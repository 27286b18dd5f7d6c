package dev.pacenote.application.contracts.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.token.IssuerUnavailableException;
import dev.pacenote.application.identity.token.OutsideTokens;
import dev.pacenote.application.identity.token.OutsideTokens.Check;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link OutsideTokens} promises. */
public interface OutsideTokensContract {

    /** The moment at which tokens are read. */
    Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    OutsideTokens tokens();

    /** An issuer that the port knows. */
    Issuer issuer();

    /** Signs what it is told to. */
    interface Issuer {

        /** The claims of a good access token of a subject, which ends an hour after the moment. */
        Map<String, Object> claims(String subject, Instant issuedAt);

        /** A token with these claims. */
        String signed(Map<String, Object> claims);

        /** Answers nobody from now on. */
        void goAway();
    }

    private Check read(Map<String, Object> claims) {
        return tokens().read(issuer().signed(claims), NOW);
    }

    @Test
    default void a_good_token_says_whose_it_is_and_until_when() {
        var check = read(issuer().claims("s-1", NOW));

        assertThat(check).isInstanceOf(Check.Valid.class);
        var access = ((Check.Valid) check).access();
        assertThat(access.login().subject().subject()).isEqualTo("s-1");
        assertThat(access.expiresAt()).isEqualTo(NOW.plusSeconds(3_600));
        assertThat(access.login().tokenEndsAt())
                .isEqualTo(access.expiresAt().plus(OutsideTokens.CLOCK_SKEW));
    }

    @Test
    default void a_token_is_over_a_minute_after_its_end() {
        var end = NOW.minusSeconds(3_600);

        assertThat(read(issuer().claims("s-1", end.minusSeconds(59))))
                .isInstanceOf(Check.Valid.class);
        assertThat(read(issuer().claims("s-1", end.minusSeconds(60))))
                .isEqualTo(new Check.Expired());
    }

    @Test
    default void a_token_of_somebody_else_is_left_to_others() {
        var claims = issuer().claims("s-1", NOW);
        claims.put("iss", "https://other.example");

        assertThat(read(claims)).isEqualTo(new Check.NotTheirs());
        assertThat(tokens().read("garbage", NOW)).isEqualTo(new Check.NotTheirs());
    }

    @Test
    default void a_token_that_was_changed_is_refused() {
        var parts = issuer().signed(issuer().claims("s-1", NOW)).split("\\.");
        var others = issuer().signed(issuer().claims("s-2", NOW)).split("\\.");

        assertThat(tokens().read(parts[0] + "." + others[1] + "." + parts[2], NOW))
                .isEqualTo(new Check.Invalid());
    }

    @Test
    default void an_outage_of_the_issuer_is_no_refusal() {
        var known = issuer().signed(issuer().claims("s-1", NOW));
        issuer().goAway();

        assertThatThrownBy(() -> tokens().read(known, NOW))
                .isInstanceOf(IssuerUnavailableException.class);
    }

    @Test
    default void known_keys_need_no_issuer() {
        var known = issuer().signed(issuer().claims("s-1", NOW));
        assertThat(tokens().read(known, NOW)).isInstanceOf(Check.Valid.class);

        issuer().goAway();

        assertThat(tokens().read(known, NOW)).isInstanceOf(Check.Valid.class);
    }
}
