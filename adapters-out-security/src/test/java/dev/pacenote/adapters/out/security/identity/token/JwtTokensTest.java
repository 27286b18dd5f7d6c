package dev.pacenote.adapters.out.security.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.contracts.identity.token.TokensContract;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Role;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwtTokensTest implements TokensContract {

    private final Tokens tokens = new JwtTokens("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    private final Tokens strangers =
            new JwtTokens("another secret that is long enough".getBytes(UTF_8));

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public Tokens strangersTokens() {
        return strangers;
    }

    @Test
    void the_access_token_says_what_the_client_and_the_contract_want() {
        var token =
                tokens.access(
                        new Tokens.Access(USER, SESSION, Role.USER, Optional.of(TOKEN)),
                        TOKEN,
                        Samples.NOON);
        var payload = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8);
        long second = Samples.NOON.getEpochSecond();

        assertThat(payload)
                .contains("\"typ\":\"access\"", "\"user_id\":\"42\"", "\"role\":\"user\"")
                .contains("\"session_id\":\"" + SESSION + "\"", "\"jti\":\"" + TOKEN + "\"")
                .contains("\"iat\":" + second, "\"exp\":" + (second + 900), "\"iss\":\"pacenote\"");
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new JwtTokens(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
