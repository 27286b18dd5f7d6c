package dev.pacenote.sandbox.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import dev.pacenote.sandbox.streams.LoopbackServer.Asked;
import java.util.Map;

/**
 * What somebody does at Twitch by hand, or a test of a running server: {@code POST /control/…} with
 * an object.
 *
 * <ul>
 *   <li>{@code channel} of {@code {"id","login"}}: there is one more
 *   <li>{@code live} of {@code {"login","title","game","type","told"}}: it goes live; untold where
 *       what Twitch tells is lost
 *   <li>{@code offline}, {@code forget} of {@code {"login"}}: it is over, or Twitch knows it no
 *       more
 *   <li>{@code change} of {@code {"login","title","game"}}: it shows something else
 *   <li>{@code again}: all that was told is told again, out of order
 *   <li>{@code lag} of {@code {"lags"}}: the list shows nothing new, or catches up
 *   <li>{@code empty}: the next question is answered as if nothing were there
 *   <li>{@code revoke} of {@code {"login","reason"}}: Twitch ends what was to be told
 *   <li>{@code lose} of {@code {"login"}}: the same, and says nothing
 *   <li>{@code points} of {@code {"seconds"}}: none is left until then
 *   <li>{@code cost} of {@code {"most"}}: subscriptions may cost so much
 * </ul>
 */
final class TwitchControl {

    private final TwitchService twitch;

    TwitchControl(TwitchService twitch) {
        this.twitch = twitch;
    }

    Answer answer(Asked asked) {
        boolean known = act(asked.path().substring("/control/".length()), asked.json());
        return Answer.of(known ? 200 : 404, Map.of());
    }

    private boolean act(String name, JsonNode wish) {
        var login = wish.path("login").asText();
        switch (name) {
            case "channel" ->
                    twitch.channel(
                            new TwitchService.Channel(wish.path("id").asText(), login, login));
            case "live" -> live(login, wish);
            case "offline" -> twitch.goOffline(login);
            case "forget" -> twitch.forget(login);
            case "change" ->
                    twitch.changes(login, wish.path("title").asText(), wish.path("game").asText());
            case "again" -> twitch.sendAllAgain();
            case "lag" -> twitch.helixLags(wish.path("lags").asBoolean(true));
            case "empty" -> twitch.answersNext("{\"data\":[]}");
            case "revoke" -> twitch.revokes(login, wish.path("reason").asText());
            case "lose" -> twitch.losesSubscriptions(login);
            case "points" ->
                    twitch.hasLastPoint(twitch.now().plusSeconds(wish.path("seconds").asInt(60)));
            case "cost" -> twitch.allows(wish.path("most").asInt(10_000));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void live(String login, JsonNode wish) {
        var title = wish.path("title").asText();
        var game = wish.path("game").asText();
        if (wish.path("told").asBoolean(true)) {
            twitch.goLive(login, title, game, wish.path("type").asText("live"));
        } else {
            twitch.goLiveUntold(login, title, game);
        }
    }
}
