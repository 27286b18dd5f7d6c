package dev.pacenote.adapters.out.dynamodb.platform;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable.ConditionFailedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Items of several tables, stored under conditions, all or none; at most a hundred. */
public final class ConditionalWrite {

    private final List<TransactWriteItem> steps = new ArrayList<>();
    private final DynamoTable table;

    /**
     * @param table whose client writes all of them
     */
    public ConditionalWrite(DynamoTable table) {
        this.table = table;
    }

    /** Something that must hold, of an item that is not changed. */
    public ConditionalWrite check(
            DynamoTable of, Item key, String condition, Map<String, AttributeValue> values) {
        steps.add(
                TransactWriteItem.builder()
                        .conditionCheck(
                                check ->
                                        check.tableName(of.name())
                                                .key(key.attributes())
                                                .conditionExpression(condition)
                                                .expressionAttributeValues(values))
                        .build());
        return this;
    }

    /** An item to store if there is none of its key. */
    public ConditionalWrite putNew(DynamoTable into, Item item, String keyName) {
        steps.add(
                TransactWriteItem.builder()
                        .put(
                                put ->
                                        put.tableName(into.name())
                                                .item(item.attributes())
                                                .conditionExpression(
                                                        "attribute_not_exists(" + keyName + ")"))
                        .build());
        return this;
    }

    /**
     * Writes.
     *
     * @return the places of the steps whose condition did not hold, from 0, in the order in which
     *     they were added; none when all of it was written
     */
    public Set<Integer> write() {
        try {
            table.write(steps);
            return Set.of();
        } catch (ConditionFailedException e) {
            var failed = new HashSet<Integer>();
            var reasons = e.canceled().cancellationReasons();
            for (int place = 0; place < reasons.size(); place++) {
                if ("ConditionalCheckFailed".equals(reasons.get(place).code())) {
                    failed.add(place);
                }
            }
            return failed;
        }
    }
}
