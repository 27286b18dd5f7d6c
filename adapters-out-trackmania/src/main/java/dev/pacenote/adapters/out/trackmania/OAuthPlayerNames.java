package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.application.trackmania.PlayerNames;
import dev.pacenote.domain.trackmania.AccountId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Display names from the Trackmania OAuth API, 50 a request. */
public final class OAuthPlayerNames implements PlayerNames {

    private static final int BATCH = 50;

    private final UpstreamHost host;
    private final URI base;
    private final OAuthTokens tokens;
    private final Lane lane;

    OAuthPlayerNames(UpstreamHost host, URI base, OAuthTokens tokens, Lane lane) {
        this.host = host;
        this.base = base;
        this.tokens = tokens;
        this.lane = lane;
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

    private void ask(List<AccountId> chunk, Map<AccountId, String> names) {
        var query =
                chunk.stream()
                        .map(account -> "accountId%5B%5D=" + account)
                        .collect(Collectors.joining("&"));
        var json = Answers.json("names", get(URI.create(base + "/api/display-names?" + query)));
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

    private HttpResponse<String> get(URI url) {
        var token = tokens.current(lane);
        var answer = get(url, token);
        if (answer.statusCode() != 401) {
            return answer;
        }
        tokens.forget(token);
        return get(url, tokens.current(lane));
    }

    private HttpResponse<String> get(URI url, String token) {
        return host.send(
                HttpRequest.newBuilder(url)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .GET(),
                lane);
    }
}
