package dev.pacenote.adapters.in.http.identity.account;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.openapi.SchemaMembers;
import dev.pacenote.application.identity.account.AccountAttribute;
import dev.pacenote.application.identity.account.DescribeAccounts;
import dev.pacenote.application.platform.UniqueNames;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What features know about an account, as members of an answer. */
@Singleton
public final class AttributeMembers {

    private final DescribeAccounts accounts;

    AttributeMembers(DescribeAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Every attribute that this place shows; null where the account has none.
     *
     * @param spelling of the answer's members, from lower camel case
     * @param values by name of an attribute
     */
    public Map<String, @Nullable Object> of(
            AccountAttribute.Place place,
            UnaryOperator<String> spelling,
            Map<String, Object> values) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var attribute : accounts.shownIn(place)) {
            var value = values.get(attribute.name());
            members.put(
                    spelling.apply(attribute.name()),
                    value instanceof Instant at ? Times.iso(at) : value);
        }
        return members;
    }

    /**
     * The same members for the document.
     *
     * @param answer has members of its own, whose names no attribute may have
     * @throws IllegalStateException when one has
     */
    public SchemaMembers described(
            String schema,
            Class<? extends Record> answer,
            AccountAttribute.Place place,
            UnaryOperator<String> spelling) {
        UniqueNames.refuse(
                "attribute of accounts",
                Arrays.stream(answer.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet()),
                accounts.shownIn(place),
                AccountAttribute::name);
        return new SchemaMembers(
                schema,
                accounts.shownIn(place).stream()
                        .map(
                                attribute ->
                                        new SchemaMembers.Member(
                                                spelling.apply(attribute.name()),
                                                attribute.type(),
                                                attribute.unknown().isEmpty()))
                        .toList());
    }
}
