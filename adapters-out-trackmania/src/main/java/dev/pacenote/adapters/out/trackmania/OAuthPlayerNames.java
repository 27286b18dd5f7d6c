package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.domain.trackmania.board.AccountId;
import dev.pacenote.domain.trackmania.board.DisplayName;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Display names from the Trackmania OAuth API, 50 a request. */
public final class OAuthPlayerNames implements PlayerNames {

    private static final int BATCH = 50;

    private final AuthorizedHost host;
    private final URI base;

    OAuthPlayerNames(UpstreamHost host, URI base, TokenSource tokens, Lane lane) {
        this.host = new AuthorizedHost(host, tokens, "Bearer ", lane);
        this.base = base;
    }

    @Override
    public Map<AccountId, String> of(Set<AccountId> accounts) {
        var sorted = accounts.stream().sorted().toList();
        var names = new HashMap<AccountId, String>();
        for (int from = 0; from < sorted.size(); from += BATCH) {
            ask(sorted.subList(from, Math.min(from + BATCH, sorted.size())), names);
        }
        return names;
    }

    @Override
    public Optional<Player> find(DisplayName displayName) {
        var json =
                Answers.json(
                        "account",
                        host.get(
                                "oauth accounts",
                                URI.create(
                                        base
                                                + "/api/display-names/account-ids?displayName%5B%5D="
                                                + Answers.encode(displayName.value()))));
        if (!json.isObject() && !(json.isArray() && json.isEmpty())) {
            throw Answers.unexpected("account", "neither accounts nor an empty list");
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
            return new Player(name, AccountId.of(account));
        } catch (IllegalArgumentException e) {
            throw Answers.unexpected("account", "an account id that is no UUID");
        }
    }

    private void ask(List<AccountId> chunk, Map<AccountId, String> names) {
        var query =
                chunk.stream()
                        .map(account -> "accountId%5B%5D=" + account)
                        .collect(Collectors.joining("&"));
        var json =
                Answers.json(
                        "names",
                        host.get("oauth names", URI.create(base + "/api/display-names?" + query)));
        // When none is known the answer is [] instead of {}.
        if (!json.isObject() && !(json.isArray() && json.isEmpty())) {
            throw Answers.unexpected("names", "neither names nor an empty list");
        }
        for (var account : chunk) {
            var name = json.path(account.toString()).asText("");
            if (!name.isEmpty()) {
                names.put(account, name);
            }
        }
    }
}
