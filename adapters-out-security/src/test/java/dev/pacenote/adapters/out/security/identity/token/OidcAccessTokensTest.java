package dev.pacenote.adapters.out.security.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pacenote.application.identity.token.IssuerUnavailableException;
import dev.pacenote.application.identity.token.OutsideTokens.Check;
import dev.pacenote.application.identity.token.OutsideTokens.OutsideAccess;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.sandbox.issuer.TokenIssuer;
import dev.pacenote.sandbox.issuer.TokenIssuer.Mode;
import io.micronaut.http.client.HttpClient;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a token of the outside issuer proves, and what does not (messages contract 1.3). */
class OidcAccessTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String APP = "app-1";

    private TokenIssuer issuer;
    private HttpClient client;
    private OidcAccessTokens tokens;
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

    @BeforeEach
    void open() throws IOException {
        issuer = TokenIssuer.open();
        client = HttpClient.create(null, IssuerFactory.configuration());
        tokens =
                new OidcAccessTokens(
                        issuer.url(),
                        Set.of(APP, "app-2"),
                        new IssuerKeys(
                                new HttpIssuerDocuments(() -> client, "tests", issuer.url()),
                                nanos::get));
    }

    @AfterEach
    void close() {
        client.close();
        issuer.close();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Map<String, Object> claims() {
        return issuer.accessClaims("s-1", APP, NOW);
    }

    private Check read(Map<String, ?> claims) {
        return tokens.read(issuer.sign("RS256", claims), NOW);
    }

    private Check with(String claim, Object value) {
        var claims = claims();
        claims.put(claim, value);
        return read(claims);
    }

    private Check without(String claim) {
        var claims = claims();
        claims.remove(claim);
        return read(claims);
    }

    private static OutsideAccess valid(Check check) {
        assertThat(check).isInstanceOf(Check.Valid.class);
        return ((Check.Valid) check).access();
    }

    private static void isInvalid(Check check) {
        assertThat(check).isEqualTo(new Check.Invalid());
    }

    @Test
    void an_access_token_by_either_algorithm_names_its_subject_and_the_log_in() {
        for (var algorithm : List.of("RS256", "ES256")) {
            var access = valid(tokens.read(issuer.sign(algorithm, claims()), NOW));

            assertThat(access.login().subject())
                    .isEqualTo(new ExternalSubject(issuer.url(), "s-1"));
            assertThat(access.login().authenticatedAt()).contains(NOW);
            assertThat(access.login().key()).isEqualTo("origin_jti login of s-1");
            assertThat(access.expiresAt()).isEqualTo(NOW.plusSeconds(3_600));
            assertThat(access.login().tokenEndsAt()).isEqualTo(NOW.plusSeconds(3_660));
            assertThat(access.verifiedEmail()).isEmpty();
        }
    }

    @Test
    void a_log_in_is_named_by_the_best_that_its_tokens_have_in_common() {
        assertThat(valid(with("sid", "x")).login().key()).isEqualTo("sid x");
        assertThat(valid(without("origin_jti")).login().key())
                .isEqualTo("auth_time " + NOW.getEpochSecond());
        var bare = claims();
        bare.keySet().removeAll(List.of("origin_jti", "auth_time"));
        assertThat(valid(read(bare)).login().key()).startsWith("jti ");
        bare.remove("jti");
        assertThat(valid(read(bare)).login().key()).isEqualTo("iat " + NOW.getEpochSecond());
        assertThat(valid(read(bare)).login().at()).isEqualTo(NOW);
        bare.remove("iat");
        assertThat(valid(read(bare)).login().at()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void an_address_is_verified_only_if_the_issuer_says_so() {
        var claims = claims();
        claims.put("email", "Neo@example.org");
        assertThat(valid(read(claims)).verifiedEmail()).isEmpty();
        claims.put("email_verified", false);
        assertThat(valid(read(claims)).verifiedEmail()).isEmpty();
        for (Object yes : List.of(true, "true")) {
            claims.put("email_verified", yes);
            assertThat(valid(read(claims)).verifiedEmail())
                    .contains(new EmailAddress("Neo@example.org"));
        }
        claims.put("email", "no address");
        assertThat(valid(read(claims)).verifiedEmail()).isEmpty();
    }

    @Test
    void the_clocks_may_differ_by_a_minute() {
        assertThat(with("exp", NOW.getEpochSecond() - 60)).isEqualTo(new Check.Expired());
        valid(with("exp", NOW.getEpochSecond() - 59));
        isInvalid(with("nbf", NOW.getEpochSecond() + 61));
        valid(with("nbf", NOW.getEpochSecond() + 60));
        isInvalid(without("exp"));
    }

    @Test
    void a_token_is_meant_for_us_by_its_audience_and_without_one_by_its_client() {
        valid(with("client_id", "app-2"));
        isInvalid(with("client_id", "other"));
        isInvalid(without("client_id"));
        valid(with("aud", APP));
        valid(with("aud", List.of("other", APP)));
        var elsewhere = claims();
        elsewhere.put("aud", "other");
        assertThat(elsewhere).containsEntry("client_id", APP);
        isInvalid(read(elsewhere));
        isInvalid(with("aud", List.of()));
        isInvalid(with("aud", 7));
        var byAudience = claims();
        byAudience.remove("client_id");
        byAudience.put("aud", APP);
        valid(read(byAudience));
    }

    @Test
    void an_id_token_opens_nothing() {
        isInvalid(with("token_use", "id"));
        isInvalid(with("typ", "ID"));
        isInvalid(with("typ", "Refresh"));
        valid(with("typ", "Bearer"));
        valid(with("nonce", "n"));

        var silent = claims();
        silent.remove("token_use");
        valid(read(silent));
        for (var sign : List.of("nonce", "at_hash")) {
            var id = new LinkedHashMap<>(silent);
            id.put(sign, "x");
            isInvalid(read(id));
        }
        var typed = issuer.header("RS256");
        silent.put("nonce", "n");
        for (var type : List.of("at+jwt", "AT+JWT", "application/at+jwt")) {
            typed.put("typ", type);
            valid(tokens.read(issuer.sign(typed, silent), NOW));
        }
        typed.put("typ", "JWT");
        isInvalid(tokens.read(issuer.sign(typed, silent), NOW));
        silent.remove("nonce");
        valid(tokens.read(issuer.sign(typed, silent), NOW));
        typed.put("typ", "logout+jwt");
        isInvalid(tokens.read(issuer.sign(typed, silent), NOW));
        typed.put("typ", "at+jwt");
        silent.put("token_use", "id");
        isInvalid(tokens.read(issuer.sign(typed, silent), NOW));
    }

    @Test
    void what_the_issuer_did_not_sign_by_its_own_keys_opens_nothing() throws Exception {
        try (var other = TokenIssuer.open()) {
            var none = Map.of("alg", "none");
            var genuine = issuer.sign("RS256", claims());
            var parts = genuine.split("\\.");
            var forged = new HashMap<String, String>();
            forged.put("alg none", TokenIssuer.unsigned(none, claims()) + ".");
            forged.put("alg none, signed", TokenIssuer.unsigned(none, claims()) + "." + parts[2]);
            forged.put("HS256 by the public key", hs256(claims(), publicBytes()));
            forged.put("HS256 by the published number", hs256(claims(), modulus()));
            forged.put("RS512", issuer.sign(header("alg", "RS512"), claims()));
            forged.put("PS256", issuer.sign(header("alg", "PS256"), claims()));
            forged.put("another issuer's key", other.sign("RS256", claims()));
            forged.put("its key under our name", other.sign(header("x", "y"), claims()));
            forged.put("jku", other.sign(header("jku", other.url() + "/keys"), claims()));
            forged.put("x5u", other.sign(header("x5u", other.url() + "/keys"), claims()));
            forged.put("kid with a path", other.sign(header("kid", "../../pool/keys"), claims()));
            forged.put("kid with an address", other.sign(header("kid", other.url()), claims()));
            forged.put("unknown crit", issuer.sign(crit(), claims()));
            forged.put("signature cut off", parts[0] + "." + parts[1] + ".");
            forged.put("no signature", parts[0] + "." + parts[1]);
            forged.put(
                    "other claims",
                    parts[0]
                            + "."
                            + TokenIssuer.unsigned(none, ofAnother()).split("\\.")[1]
                            + "."
                            + parts[2]);
            for (var each : forged.entrySet()) {
                assertThat(tokens.read(each.getValue(), NOW))
                        .as(each.getKey())
                        .isEqualTo(new Check.Invalid());
            }
            assertThat(other.keyFetches()).as("what a token says about keys").isZero();
        }
    }

    private Map<String, Object> ofAnother() {
        var claims = claims();
        claims.put("sub", "s-2");
        return claims;
    }

    private Map<String, Object> crit() {
        var header = issuer.header("RS256");
        header.put("crit", List.of("x-own"));
        header.put("x-own", true);
        return header;
    }

    private Map<String, Object> header(String name, Object value) {
        var header = issuer.header("RS256");
        header.put(name, value);
        return header;
    }

    private byte[] publicBytes() {
        return Base64.getMimeEncoder().encode(issuer.publicKey().getEncoded());
    }

    private byte[] modulus() {
        return ((RSAPublicKey) issuer.publicKey()).getModulus().toByteArray();
    }

    private String hs256(Map<String, Object> claims, byte[] secret)
            throws JOSEException, ParseException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(String.valueOf(issuer.header("RS256").get("kid")))
                        .build();
        var jwt = new SignedJWT(header, JWTClaimsSet.parse(claims));
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }

    @Test
    void what_is_no_token_of_the_issuer_is_left_to_others_and_asks_it_nothing() {
        assertThat(with("iss", "https://other.example")).isEqualTo(new Check.NotTheirs());
        assertThat(with("iss", issuer.url() + "/")).isEqualTo(new Check.NotTheirs());
        assertThat(without("iss")).isEqualTo(new Check.NotTheirs());
        for (var text :
                List.of("", "garbage", "a.b.c", "..", "e30.e30.x", "e30.W10.x", "e30.bnVsbA.x")) {
            assertThat(tokens.read(text, NOW)).as(text).isEqualTo(new Check.NotTheirs());
        }
        assertThat(issuer.documentFetches()).isZero();
    }

    @Test
    void a_subject_that_nobody_could_have_opens_nothing() {
        isInvalid(without("sub"));
        isInvalid(with("sub", ""));
        isInvalid(with("sub", "x".repeat(256)));
        isInvalid(with("sub", "line\nbreak"));
        isInvalid(with("auth_time", "yesterday"));
    }

    @Test
    void keys_are_fetched_once_and_anew_for_a_name_that_is_not_among_them() {
        valid(read(claims()));
        valid(read(claims()));
        assertThat(issuer.keyFetches()).isEqualTo(1);

        issuer.rotate();
        isInvalid(read(claims()));
        assertThat(issuer.keyFetches()).as("within the minute").isEqualTo(1);
        pass(Duration.ofSeconds(60));
        valid(read(claims()));
        assertThat(issuer.keyFetches()).isEqualTo(2);
    }

    @Test
    void many_tokens_with_unknown_keys_at_once_ask_the_issuer_once_a_minute() {
        var turn = new AtomicInteger();
        var forged = new ArrayList<String>();
        for (int i = 0; i < 64; i++) {
            forged.add(issuer.sign(header("kid", "unknown-" + i), claims()));
        }

        var first = Samples.atOnce(64, () -> tokens.read(forged.get(turn.getAndIncrement()), NOW));
        assertThat(first).containsOnly(new Check.Invalid());
        assertThat(issuer.keyFetches()).isEqualTo(1);
        assertThat(issuer.documentFetches()).isEqualTo(1);

        pass(Duration.ofSeconds(60));
        turn.set(0);
        Samples.atOnce(64, () -> tokens.read(forged.get(turn.getAndIncrement()), NOW));
        assertThat(issuer.keyFetches()).isEqualTo(2);
        valid(read(claims()));
    }

    @Test
    void while_the_issuer_is_away_known_keys_work_and_of_unknown_ones_nothing_is_known() {
        var known = issuer.sign("RS256", claims());
        valid(tokens.read(known, NOW));
        issuer.rotate();
        var unknown = issuer.sign("RS256", claims());
        pass(Duration.ofHours(5));

        for (var mode :
                List.of(
                        Mode.AWAY,
                        Mode.ANOTHER,
                        Mode.PLAIN_KEYS,
                        Mode.REDIRECTS,
                        Mode.GARBAGE,
                        Mode.NO_KEYS,
                        Mode.MUTE)) {
            issuer.mode(mode);
            valid(tokens.read(known, NOW));
            isUnknown(unknown);
            int asked = issuer.documentFetches();
            isUnknown(unknown);
            assertThat(issuer.documentFetches()).as("within the minute").isEqualTo(asked);
            pass(Duration.ofMinutes(1));
        }

        issuer.mode(Mode.WORKS);
        valid(tokens.read(unknown, NOW));
        isInvalid(tokens.read(known, NOW));
    }

    private void isUnknown(String token) {
        assertThatThrownBy(() -> tokens.read(token, NOW))
                .isInstanceOf(IssuerUnavailableException.class)
                .hasMessageNotContaining(token);
    }

    @Test
    void an_issuer_that_is_gone_before_its_keys_are_known_leaves_everything_unknown() {
        var token = issuer.sign("RS256", claims());
        issuer.close();

        isUnknown(token);
        isUnknown(token);
        assertThat(tokens.read(TokenIssuer.unsigned(Map.of("alg", "none"), claims()) + ".", NOW))
                .isEqualTo(new Check.Invalid());
    }

    @Test
    void a_key_that_the_issuer_takes_back_works_a_quarter_of_an_hour_longer() {
        var known = issuer.sign("RS256", claims());
        valid(tokens.read(known, NOW));
        issuer.rotate();

        pass(IssuerKeys.FRESH.minusSeconds(1));
        valid(tokens.read(known, NOW));
        pass(Duration.ofSeconds(1));
        isInvalid(tokens.read(known, NOW));
    }

    @Test
    void who_is_named_and_by_whom_is_asked_of_a_configuration_that_is_whole() {
        for (var good :
                List.of(
                        "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc",
                        "https://issuer.example/",
                        "http://127.0.0.1:8080/pool",
                        "http://localhost:8080")) {
            assertThat(problems(good, List.of(APP))).as(good).isEmpty();
        }
        for (var bad :
                List.of(
                        "http://issuer.example",
                        "ftp://issuer.example",
                        "issuer.example",
                        "https://issuer.example?x=1",
                        "https://issuer.example#x",
                        "https://me@issuer.example",
                        "http://127.0.0.1.example/pool",
                        "https://issuer.example/" + "x".repeat(250))) {
            assertThat(problems(bad, List.of(APP))).as(bad).hasSize(1);
        }
        assertThat(problems("https://issuer.example", List.of())).hasSize(1);
    }

    private static List<String> problems(String issuer, List<String> audience) {
        return new IssuerConfiguration(issuer, audience).problems(_ -> true).toList();
    }
}
