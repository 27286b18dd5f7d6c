package dev.pacenote.sandbox.streams;

import dev.pacenote.sandbox.streams.ChoicePage.Choice;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import dev.pacenote.sandbox.streams.LoopbackServer.Asked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How people log in to Discord: a page that asks as whom, codes that count once, tokens that show
 * whose they are.
 */
final class DiscordLogins {

    private static final int LASTS_SECONDS = 604_800;

    private final Map<String, Person> codes = new HashMap<>();
    private final Map<String, Person> tokens = new HashMap<>();

    /** What that person comes back with. */
    synchronized String code(Person person) {
        var code = UUID.randomUUID().toString();
        codes.put(code, person);
        return code;
    }

    /** Asks a browser as whom it logs in, or whether it does not want to. */
    Answer page(Asked asked, Collection<Person> people) {
        if (!asked.one("client_id").equals(DiscordService.CLIENT_ID)
                || !asked.one("response_type").equals("code")) {
            return Answer.of(400, Map.of("error", "invalid_request"));
        }
        var choices = new ArrayList<Choice>();
        for (var person : people) {
            choices.add(
                    new Choice(person.username(), ChoicePage.back(asked, "code", code(person))));
        }
        choices.add(new Choice("Cancel", ChoicePage.back(asked, "error", "access_denied")));
        return ChoicePage.of("Sandbox Discord", "Log in to Discord as", choices);
    }

    /** A token for a code, once. */
    synchronized Answer token(Map<String, List<String>> form) {
        var person = codes.remove(Asked.one(form, "code"));
        if (!Asked.one(form, "client_id").equals(DiscordService.CLIENT_ID)
                || !Asked.one(form, "client_secret").equals(DiscordService.CLIENT_SECRET)) {
            return Answer.of(401, Map.of("error", "invalid_client"));
        }
        if (person == null) {
            return Answer.of(400, Map.of("error", "invalid_grant"));
        }
        var token = UUID.randomUUID().toString();
        tokens.put(token, person);
        return Answer.of(
                200,
                Map.of("access_token", token, "token_type", "Bearer", "expires_in", LASTS_SECONDS));
    }

    /** Whose the token of a request is. */
    synchronized Optional<Person> person(Asked asked) {
        return Optional.ofNullable(tokens.get(asked.authorization().replaceFirst("^Bearer ", "")));
    }
}
