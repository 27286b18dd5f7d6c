package dev.pacenote.adapters.in.http.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.pacenote.adapters.in.http.platform.security.SecuredService;
import dev.pacenote.adapters.out.security.identity.token.JwtTokens;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.session.RefreshToken;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an access token opens, and what does not (contract 1.5). */
@MicronautTest(contextBuilder = SecuredService.Context.class)
@Property(name = SecuredService.PLANTED, value = "true")
class BearerSchemeTest {

    private static final String USER = "/planted/user";
    private static final String ADMIN = "/planted/admin";

    @Inject private SecuredService service;
    private Tokens.Access claims;

    @BeforeEach
    void logIn() {
        service.beginAnotherDay();
        claims = service.loggedIn(service.account(), Role.USER);
    }

    private JWTClaimsSet.Builder own() {
        return new JWTClaimsSet.Builder()
                .issuer("pacenote")
                .claim("typ", "access")
                .claim("user_id", claims.user().toString())
                .claim("session_id", claims.session().toString())
                .claim("role", "user")
                .expirationTime(Date.from(service.now.plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm) {
        return signed(claims, algorithm, SecuredService.SECRET);
    }

    private static String signed(
            JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, String secret) {
        var jwt = new SignedJWT(new JWSHeader(algorithm), claims.build());
        try {
            jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    @Test
    void an_access_token_as_we_issue_it_opens_a_route_for_its_person() {
        var named =
                new Tokens.Access(
                        claims.user(), claims.session(), Role.USER, Optional.of(UUID.randomUUID()));

        assertThat(service.bearing(service.token(named), USER).statusAndCode())
                .isEqualTo("200 " + claims.user());
        assertThat(service.bearing(signed(own(), JWSAlgorithm.HS256), USER).status())
                .isEqualTo(200);
    }

    @Test
    void an_access_token_from_before_the_refresh_token_was_named_is_good_until_it_ends() {
        assertThat(claims.refreshToken()).isEmpty();
        assertThat(service.bearing(service.token(claims), USER).status()).isEqualTo(200);
    }

    @Test
    void a_missing_an_expired_and_an_invalid_token_are_told_apart() {
        var token = service.token(claims);
        service.now = service.now.plus(Tokens.ACCESS_LIFETIME).minusMillis(1);
        assertThat(service.bearing(token, USER).status()).isEqualTo(200);
        service.now = service.now.plusMillis(1);

        for (var path : List.of(USER, ADMIN)) {
            assertThat(service.get(path).statusAndCode()).isEqualTo("401 access_token_missing");
            assertThat(service.bearing(token, path).statusAndCode())
                    .isEqualTo("401 access_token_expired");
            assertThat(service.bearing("garbage", path).statusAndCode())
                    .isEqualTo("401 access_token_invalid");
            for (var answer :
                    List.of(
                            service.get(path),
                            service.bearing(token, path),
                            service.bearing("garbage", path))) {
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
        }
    }

    @Test
    void what_we_did_not_sign_as_an_access_token_opens_nothing() {
        var stranger =
                new JwtTokens(
                        "of another service, and longer than 32 bytes"
                                .getBytes(StandardCharsets.UTF_8));
        var refresh = new RefreshToken(UUID.randomUUID(), service.now, service.now.plusSeconds(60));
        var genuine = service.token(claims);
        var parts = genuine.split("\\.");
        var forged = new HashMap<String, String>();
        forged.put("another secret", stranger.access(claims, UUID.randomUUID(), service.now));
        forged.put("another algorithm", signed(own(), JWSAlgorithm.HS512));
        forged.put("no signature", new PlainJWT(own().build()).serialize());
        forged.put("signature cut off", parts[0] + "." + parts[1] + ".");
        forged.put("signature of less", parts[0] + "." + parts[1].substring(4) + "." + parts[2]);
        forged.put("more behind it", genuine + "x");
        forged.put("refresh", service.tokens.refresh(claims.user(), claims.session(), refresh));
        forged.put(
                "verification",
                service.tokens.verification(
                        new Tokens.Verification(claims.user(), Optional.empty()), service.now));
        forged.put("unsubscription", service.tokens.unsubscription(claims.user()));
        forged.put("another issuer", signed(own().issuer("cognito"), JWSAlgorithm.HS256));
        forged.put("without an end", signed(own().expirationTime(null), JWSAlgorithm.HS256));
        forged.put("no role", signed(own().claim("role", null), JWSAlgorithm.HS256));
        forged.put("odd role", signed(own().claim("role", "king"), JWSAlgorithm.HS256));
        forged.put("odd person", signed(own().claim("user_id", "x"), JWSAlgorithm.HS256));
        forged.put("odd session", signed(own().claim("session_id", 7), JWSAlgorithm.HS256));
        forged.put(
                "expired refresh",
                signed(
                        own().claim("typ", "refresh").expirationTime(Date.from(service.now)),
                        JWSAlgorithm.HS256));
        forged.put(
                "expired, of another secret",
                signed(
                        own().expirationTime(Date.from(service.now)),
                        JWSAlgorithm.HS256,
                        SecuredService.SECRET + "!"));
        for (Map.Entry<String, String> each : forged.entrySet()) {
            assertThat(service.bearing(each.getValue(), USER).statusAndCode())
                    .as(each.getKey())
                    .isEqualTo("401 access_token_invalid");
        }
    }

    @Test
    void one_header_with_the_scheme_in_any_case_one_space_and_the_token_counts_and_nothing_else() {
        var token = service.token(claims);
        for (var good : List.of("Bearer ", "bearer ", "BEARER ")) {
            assertThat(service.get(USER, "Authorization", good + token).status()).isEqualTo(200);
        }
        for (var bad :
                List.of(
                        token,
                        "Bearer",
                        "Bearer  " + token,
                        "Basic " + token,
                        "Bearer\t" + token,
                        "Bearer " + token + " more")) {
            assertThat(service.get(USER, "Authorization", bad).statusAndCode())
                    .as(bad)
                    .isEqualTo("401 access_token_missing");
        }
        assertThat(
                        service.get(
                                        USER,
                                        "Authorization",
                                        "Bearer " + token,
                                        "Authorization",
                                        "Bearer " + token)
                                .statusAndCode())
                .isEqualTo("401 access_token_missing");
    }

    @Test
    void the_session_of_another_person_or_a_revoked_one_opens_nothing() {
        var foreign =
                new Tokens.Access(
                        service.account().id(), claims.session(), Role.USER, Optional.empty());
        assertThat(service.bearing(service.token(foreign), USER).statusAndCode())
                .isEqualTo("401 access_token_invalid");

        var token = service.token(claims);
        assertThat(service.bearing(token, USER).status()).isEqualTo(200);
        service.sessions.revoke(claims.session());
        assertThat(service.bearing(token, USER).statusAndCode())
                .isEqualTo("401 access_token_invalid");
    }

    @Test
    void who_is_an_admin_is_what_the_store_says_now_not_what_the_token_said() {
        var account = service.account();
        var asUser = service.token(service.loggedIn(account, Role.USER));
        var asAdmin = service.token(service.loggedIn(account, Role.ADMIN));
        for (var token : List.of(asUser, asAdmin)) {
            assertThat(service.bearing(token, ADMIN).statusAndCode())
                    .isEqualTo("403 admin_required");
        }

        Samples.changed(service.accounts, account.id(), found -> found.as(Role.ADMIN));

        for (var token : List.of(asUser, asAdmin)) {
            assertThat(service.bearing(token, ADMIN).status()).isEqualTo(200);
        }
    }

    @Test
    void a_store_that_is_away_is_said_and_never_taken_for_a_session_that_is_over() {
        var token = service.token(claims);
        service.storeAway = true;

        for (var path : List.of(USER, ADMIN)) {
            var answer = service.bearing(token, path);
            assertThat(answer.statusAndCode()).isEqualTo("503 service_unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        }
        assertThat(service.bearing(token, "/planted/open").statusAndCode()).isEqualTo("200 nobody");
        assertThat(service.bearing("garbage", USER).statusAndCode())
                .isEqualTo("401 access_token_invalid");
    }
}
