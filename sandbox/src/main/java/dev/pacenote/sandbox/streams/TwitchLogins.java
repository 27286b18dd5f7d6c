package dev.pacenote.sandbox.streams;

import dev.pacenote.sandbox.streams.ChoicePage.Choice;
import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import dev.pacenote.sandbox.streams.LoopbackServer.Asked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How people log in to Twitch: a page that asks as whom, codes that count once, tokens that show
 * whose they are until they are given back.
 */
final class TwitchLogins {

    private static final String CODE_REFUSED = "Invalid authorization code";

    /** By code and by token, the id of the channel. */
    private final Map<String, String> codes = new HashMap<>();

    private final Map<String, String> tokens = new HashMap<>();

    /** What the owner of a channel comes back with. */
    synchronized String code(String channel) {
        var code = UUID.randomUUID().toString();
        codes.put(code, channel);
        return code;
    }

    /** Tokens that were not given back. */
    synchronized int tokens() {
        return tokens.size();
    }

    /** Asks a browser as whom it logs in, or whether it does not want to. */
    Answer page(Asked asked, Collection<TwitchService.Channel> channels) {
        if (!asked.one("client_id").equals(TwitchService.CLIENT_ID)
                || !asked.one("response_type").equals("code")) {
            return Answer.of(400, Map.of("status", 400, "message", "invalid client"));
        }
        var choices = new ArrayList<Choice>();
        for (var channel : channels) {
            choices.add(
                    new Choice(
                            channel.displayName(),
                            ChoicePage.back(asked, "code", code(channel.id()))));
        }
        choices.add(new Choice("Cancel", ChoicePage.back(asked, "error", "access_denied")));
        return ChoicePage.of("Sandbox Twitch", "Log in to Twitch as", choices);
    }

    /** A token for a code, once. */
    synchronized Answer token(Map<String, List<String>> form) {
        var channel = codes.remove(Asked.one(form, "code"));
        if (channel == null) {
            return Answer.of(400, Map.of("status", 400, "message", CODE_REFUSED));
        }
        var token = UUID.randomUUID().toString();
        tokens.put(token, channel);
        return Answer.of(
                200,
                Map.of(
                        "access_token",
                        token,
                        "refresh_token",
                        UUID.randomUUID().toString(),
                        "expires_in",
                        14_000,
                        "scope",
                        List.of(),
                        "token_type",
                        "bearer"));
    }

    /** Whose a token is. */
    synchronized Answer validate(Asked asked, Map<String, TwitchService.Channel> channels) {
        var id = tokens.get(asked.authorization().replaceFirst("^OAuth ", ""));
        if (id == null) {
            return Answer.of(401, Map.of("status", 401, "message", "invalid access token"));
        }
        var channel = channels.get(id);
        return Answer.of(
                200,
                Map.of(
                        "client_id",
                        TwitchService.CLIENT_ID,
                        "login",
                        channel == null ? "gone" : channel.login(),
                        "scopes",
                        List.of(),
                        "user_id",
                        id,
                        "expires_in",
                        14_000));
    }

    synchronized Answer revoke(Map<String, List<String>> form) {
        return tokens.remove(Asked.one(form, "token")) == null
                ? Answer.of(400, Map.of("status", 400, "message", "Invalid token"))
                : Answer.of(200, "");
    }
}
