package dev.pacenote.application.admin;

import dev.pacenote.application.admin.UserDirectory.Search;
import dev.pacenote.application.identity.account.AccountAttribute;
import dev.pacenote.application.identity.account.DescribeAccounts;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.Account;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An admin looks at all accounts, with what every feature knows about them. */
public final class ListAccounts {

    /**
     * @param attributes of all features that it has, by name
     */
    public record Listed(Account account, Map<String, Object> attributes) {}

    /**
     * @param total how many there are on all pages
     */
    public record Result(List<Listed> accounts, long total) {}

    private final UserDirectory directory;
    private final DescribeAccounts features;

    public ListAccounts(UserDirectory directory, DescribeAccounts features) {
        this.directory = directory;
        this.features = features;
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
        var attributes = features.of(ids, AccountAttribute.Place.ACCOUNT_LIST);
        var listed =
                accounts.stream()
                        .map(a -> new Listed(a, attributes.getOrDefault(a.id(), Map.of())))
                        .toList();
        return new Result(listed, paging.isPresent() ? directory.count(search) : listed.size());
    }

    private Search search(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return new Search(wanted, wanted.isEmpty() ? Set.of() : features.matching(wanted));
    }
}
