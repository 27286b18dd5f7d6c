package dev.pacenote.application.identity.account;

import dev.pacenote.application.platform.UniqueNames;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what all features know about accounts. */
public final class DescribeAccounts {

    private final List<AccountAttributes> features;

    /**
     * @throws IllegalStateException when two features name an attribute alike
     */
    public DescribeAccounts(List<AccountAttributes> features) {
        this.features = List.copyOf(features);
        UniqueNames.require(
                "attribute of accounts",
                features.stream().flatMap(feature -> feature.attributes().stream()).toList(),
                AccountAttribute::name);
    }

    /** What is shown in this place, in the order of features. */
    public List<AccountAttribute> shownIn(AccountAttribute.Place place) {
        return features.stream()
                .flatMap(feature -> feature.attributes().stream())
                .filter(attribute -> attribute.places().contains(place))
                .toList();
    }

    /**
     * By account, for each of them, and by name of an attribute; what an account does not have is
     * left out.
     */
    public Map<AccountId, Map<String, Object>> of(
            Collection<AccountId> accounts, AccountAttribute.Place place) {
        var all = new HashMap<AccountId, Map<String, Object>>();
        accounts.forEach(account -> all.put(account, new LinkedHashMap<>()));
        for (var feature : features) {
            var shown =
                    feature.attributes().stream()
                            .filter(attribute -> attribute.places().contains(place))
                            .toList();
            if (shown.isEmpty()) {
                continue;
            }
            var known = feature.of(accounts);
            all.forEach(
                    (account, values) -> put(values, shown, known.getOrDefault(account, Map.of())));
        }
        return all;
    }

    private static void put(
            Map<String, Object> values, List<AccountAttribute> shown, Map<String, Object> known) {
        for (var attribute : shown) {
            var value = known.get(attribute.name());
            if (value != null) {
                values.put(attribute.name(), value);
            } else {
                attribute.unknown().ifPresent(unknown -> values.put(attribute.name(), unknown));
            }
        }
    }

    /** See {@link #of(Collection, AccountAttribute.Place)}, of one account. */
    public Map<String, Object> of(AccountId account, AccountAttribute.Place place) {
        return of(Set.of(account), place).getOrDefault(account, Map.of());
    }

    /** Accounts with an attribute that contains the text, which is in lower case. */
    public Set<AccountId> matching(String text) {
        var found = new HashSet<AccountId>();
        features.forEach(feature -> found.addAll(feature.matching(text)));
        return found;
    }
}
