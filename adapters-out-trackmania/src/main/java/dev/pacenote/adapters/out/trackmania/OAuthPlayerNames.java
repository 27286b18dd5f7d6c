package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.adapters.out.http.client.AuthorizedClient;
import dev.pacenote.adapters.out.http.client.JsonAnswers;
import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.PlayerName;
import io.micronaut.context.BeanProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Display names from the Trackmania OAuth API, 50 a request. */
public final class OAuthPlayerNames implements PlayerNames {

    private static final int BATCH = 50;

    private final AuthorizedClient client;
    private final BeanProvider<TrackmaniaApi> api;

    OAuthPlayerNames(AuthorizedClient client, BeanProvider<TrackmaniaApi> api) {
        this.client = client;
        this.api = api;
    }

    @Override
    public Map<PlayerId, String> of(Set<PlayerId> accounts) {
        var sorted = accounts.stream().sorted().toList();
        var names = new HashMap<PlayerId, String>();
        for (int from = 0; from < sorted.size(); from += BATCH) {
            ask(sorted.subList(from, Math.min(from + BATCH, sorted.size())), names);
        }
        return names;
    }

    @Override
    public Optional<Player> find(PlayerName displayName) {
        var query = Map.of("displayName[]", List.of(displayName.value()));
        var answer = client.send("oauth accounts", token -> api.get().accounts(query, token));
        var json = JsonAnswers.json("account", answer);
        if (!json.isObject() && !(json.isArray() && json.isEmpty())) {
            throw JsonAnswers.unexpected("account", "neither accounts nor an empty list");
        }
        for (var entry : json.properties()) {
            if (entry.getKey().equalsIgnoreCase(displayName.value())) {
                return Optional.of(player(entry.getKey(), entry.getValue().asText("")));
            }
        }
        return Optional.empty();
    }

    private static Player player(String name, String account) {
        try {
            return new Player(name, PlayerId.of(account));
        } catch (IllegalArgumentException e) {
            throw JsonAnswers.unexpected("account", "an account id that is no UUID");
        }
    }

    private void ask(List<PlayerId> chunk, Map<PlayerId, String> names) {
        var query = Map.of("accountId[]", chunk.stream().map(PlayerId::toString).toList());
        var answer = client.send("oauth names", token -> api.get().names(query, token));
        var json = JsonAnswers.json("names", answer);
        // When none is known the answer is [] instead of {}.
        if (!json.isObject() && !(json.isArray() && json.isEmpty())) {
            throw JsonAnswers.unexpected("names", "neither names nor an empty list");
        }
        for (var account : chunk) {
            var name = json.path(account.toString()).asText("");
            if (!name.isEmpty()) {
                names.put(account, name);
            }
        }
    }
}
