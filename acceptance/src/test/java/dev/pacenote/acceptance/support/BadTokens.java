package dev.pacenote.acceptance.support;

import dev.pacenote.sandbox.issuer.TokenIssuer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens that open nothing, by what is wrong with them. */
public final class BadTokens {

    private BadTokens() {}

    /**
     * @param issuer whose tokens the service takes
     * @param audience for which they are meant
     * @param other an issuer that the service does not know
     */
    public static Map<String, String> of(
            TokenIssuer issuer, String audience, TokenIssuer other, Instant now) {
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("garbage", "garbage");
        var elsewhere = issuer.accessClaims("s-1", "elsewhere", now);
        tokens.put("meant for others", issuer.sign("RS256", elsewhere));
        elsewhere.put("client_id", audience);
        elsewhere.put("aud", "elsewhere");
        tokens.put("wrong audience, right client", issuer.sign("RS256", elsewhere));
        var none = TokenIssuer.unsigned(Map.of("alg", "none"), good(issuer, audience, now));
        tokens.put("alg none", none + ".");
        var id = good(issuer, audience, now);
        id.put("token_use", "id");
        tokens.put("ID token", issuer.sign("RS256", id));
        var silent = good(issuer, audience, now);
        silent.remove("token_use");
        silent.put("nonce", "n-1");
        tokens.put("ID token by its nonce", issuer.sign("ES256", silent));
        tokens.put("another issuer's", other.accessToken("s-1", audience, now));
        tokens.put("signed by another", other.sign("RS256", good(issuer, audience, now)));
        return tokens;
    }

    private static Map<String, Object> good(TokenIssuer issuer, String audience, Instant now) {
        return issuer.accessClaims("s-1", audience, now);
    }

    /** A good token of the issuer, an hour and more than a minute after it was made. */
    public static String expired(TokenIssuer issuer, String audience, Instant now) {
        return issuer.accessToken("s-1", audience, now.minusSeconds(3_700));
    }
}
