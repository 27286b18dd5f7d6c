package dev.pacenote.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Display names. */
final class OAuthApi {

    static final String CLIENT_ID = "sandbox";
    static final String CLIENT_SECRET = "sandbox-secret";
    private static final int MAX_NAMES = 50;

    private final World world;
    private final Faults faults;
    private final Manners manners;
    private final TokenOffice tokens;

    OAuthApi(World world, Faults faults, Manners manners, TokenOffice tokens) {
        this.world = world;
        this.faults = faults;
        this.manners = manners;
        this.tokens = tokens;
    }

    Response answer(Request request) {
        if (faults.namesDown()) {
            manners.arrived("oauth down");
            return Response.raw(503, "");
        }
        return switch (request.path()) {
            case "/api/access_token" -> {
                manners.arrived("oauth token");
                yield token(Request.pairs(request.body()));
            }
            case "/api/display-names" -> {
                manners.arrived("oauth names");
                yield tokens.oauthAccepts(request.authorization())
                        ? names(request.query().getOrDefault("accountId[]", List.of()))
                        : Response.raw(401, "{\"message\":\"Unauthenticated.\"}");
            }
            case "/api/display-names/account-ids" -> {
                manners.arrived("oauth accounts");
                yield tokens.oauthAccepts(request.authorization())
                        ? accounts(request.query().getOrDefault("displayName[]", List.of()))
                        : Response.raw(401, "{\"message\":\"Unauthenticated.\"}");
            }
            default -> Response.raw(404, "{}");
        };
    }

    private Response token(Map<String, List<String>> form) {
        boolean known =
                List.of("client_credentials").equals(form.get("grant_type"))
                        && List.of(CLIENT_ID).equals(form.get("client_id"))
                        && List.of(CLIENT_SECRET).equals(form.get("client_secret"));
        return known
                ? Response.json(
                        Map.of(
                                "token_type",
                                "bearer",
                                "expires_in",
                                3600,
                                "access_token",
                                tokens.oauthToken()))
                : Response.raw(401, "{\"error\":\"invalid_client\"}");
    }

    private Response names(List<String> ids) {
        if (ids.size() > MAX_NAMES) {
            manners.breach(ids.size() + " names in one request");
        }
        var names = new LinkedHashMap<String, String>();
        for (var id : ids) {
            world.player(UUID.fromString(id)).ifPresent(p -> names.put(id, p.name()));
        }
        return names.isEmpty() ? Response.raw(200, "[]") : Response.json(names);
    }

    private Response accounts(List<String> wanted) {
        var accounts = new LinkedHashMap<String, String>();
        for (var player : world.players()) {
            for (var name : wanted) {
                if (player.name().equalsIgnoreCase(name)) {
                    accounts.put(player.name(), player.id().toString());
                }
            }
        }
        return accounts.isEmpty() ? Response.raw(200, "[]") : Response.json(accounts);
    }
}
