package dev.pacenote.adapters.out.dynamodb.parts.reorder;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.AttentionQueries;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoWorkshops;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.PartItems;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.parts.reorder.PartsNeedingAttention;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Parts in need of a look in DynamoDB. Workshops are found by an index, shard by shard, which
 * learns of a new one a moment later; the parts of each are read consistently.
 */
public final class DynamoAttention implements PartsNeedingAttention {

    private static final Currency ANY = Currency.getInstance("USD");

    private final DynamoTable table;
    private final DynamoWorkshops workshops;

    public DynamoAttention(PartsTables tables, DynamoWorkshops workshops) {
        this.table = tables.parts();
        this.workshops = workshops;
    }

    @Override
    public List<PartId> of(AccountId account, Optional<PartId> after, int limit) {
        var workshop = workshops.find(account).orElseGet(() -> Workshop.initial(account, ANY));
        return AttentionQueries.inNeed(table, workshop, after, limit).stream()
                .map(PartItems::id)
                .toList();
    }

    /** In the order of shards, accounts and ids. */
    @Override
    public List<Part.Key> page(Optional<Part.Key> after, int limit) {
        var found = new ArrayList<Part.Key>();
        after.ifPresent(key -> add(found, key.account(), Optional.of(key.id()), limit));
        var behind = after.map(Part.Key::account);
        for (int shard = behind.map(PartsTables::shard).orElse(0);
                shard < PartsTables.SHARDS && found.size() < limit;
                shard++) {
            for (var account : workshops(shard, behind)) {
                if (found.size() < limit) {
                    add(found, account, Optional.empty(), limit);
                }
            }
            behind = Optional.empty();
        }
        return found;
    }

    private void add(List<Part.Key> found, AccountId account, Optional<PartId> after, int limit) {
        of(account, after, limit - found.size())
                .forEach(id -> found.add(new Part.Key(account, id)));
    }

    private List<AccountId> workshops(int shard, Optional<AccountId> behind) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":shard", Item.text(Integer.toString(shard)));
        var names = new HashMap<String, String>();
        names.put("#shard", PartsTables.SHARD);
        behind.ifPresent(
                account -> {
                    values.put(":user", Item.text(account.toString()));
                    names.put("#user", PartsTables.USER);
                });
        return table
                .query(
                        QueryRequest.builder()
                                .indexName(PartsTables.CHECK_INDEX)
                                .keyConditionExpression(
                                        behind.isPresent()
                                                ? "#shard = :shard and #user > :user"
                                                : "#shard = :shard")
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values))
                .stream()
                .map(PartsTables::owner)
                .toList();
    }
}
