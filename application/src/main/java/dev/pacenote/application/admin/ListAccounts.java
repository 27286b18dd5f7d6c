package dev.pacenote.application.admin;

import dev.pacenote.application.admin.UserDirectory.Search;
import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An admin looks at all accounts, with what every feature knows about them. */
public final class ListAccounts {

    /**
     * @param attributes of all features, by name
     */
    public record Listed(Account account, Map<String, Object> attributes) {}

    /**
     * @param total how many there are on all pages
     */
    public record Result(List<Listed> accounts, long total) {}

    private final UserDirectory directory;
    private final List<AccountAttributes> features;

    public ListAccounts(UserDirectory directory, List<AccountAttributes> features) {
        this.directory = directory;
        this.features = List.copyOf(features);
    }

    /**
     * Lists accounts, newest first.
     *
     * @param text part of a user name, an address or an attribute, in any letter case
     * @param paging empty: all of them
     */
    public Result list(Optional<String> text, Optional<Paging> paging) {
        var search = text.map(this::search).orElse(Search.EVERYBODY);
        var accounts = directory.list(search, paging);
        var ids = accounts.stream().map(Account::id).toList();
        var attributes = new HashMap<AccountId, Map<String, Object>>();
        for (var feature : features) {
            feature.of(ids)
                    .forEach(
                            (account, known) ->
                                    attributes
                                            .computeIfAbsent(account, _ -> new HashMap<>())
                                            .putAll(known));
        }
        var listed =
                accounts.stream()
                        .map(a -> new Listed(a, attributes.getOrDefault(a.id(), Map.of())))
                        .toList();
        return new Result(listed, paging.isPresent() ? directory.count(search) : listed.size());
    }

    private Search search(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        var others = new HashSet<AccountId>();
        if (!wanted.isEmpty()) {
            features.forEach(feature -> others.addAll(feature.matching(wanted)));
        }
        return new Search(wanted, others);
    }
}
