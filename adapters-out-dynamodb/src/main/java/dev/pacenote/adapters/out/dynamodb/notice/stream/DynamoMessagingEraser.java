package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Erases what DynamoDB keeps of a person who is gone. First their copy says so: from then on no
 * commit moves their stream, so nothing comes after what is erased. What others have of them stays.
 */
public final class DynamoMessagingEraser implements AccountEraser {

    private final MessagingTables tables;
    private final DynamoUserCopies copies;

    public DynamoMessagingEraser(MessagingTables tables, DynamoUserCopies copies) {
        this.tables = tables;
        this.copies = copies;
    }

    @Override
    public void erase(AccountId person) {
        copies.renew(person);
        erase(person, tables.stream(), "seq");
        rememberedBy(person);
        eraseSentBy(DynamoReplies.sender(IdempotentRequest.caller(person.toString())));
        erase(person, tables.messages(), "messageId");
        erase(person, tables.notifications(), "notificationId");
        erase(person, tables.notices(), "noticeId");
    }

    /**
     * What their clients' ids named, for ever: also of messages that they have no more. Each
     * message knows its own, which the index may not show yet.
     */
    private void rememberedBy(AccountId person) {
        eraseSentBy(person.toString());
        for (var message : tables.messages().query(all(person))) {
            message.maybeString("clientId")
                    .ifPresent(
                            hash ->
                                    tables.once()
                                            .delete(
                                                    Item.empty()
                                                            .put(
                                                                    "key",
                                                                    "client#" + person + "#"
                                                                            + hash)));
        }
    }

    private void eraseSentBy(String sender) {
        var sent =
                tables.once()
                        .query(
                                QueryRequest.builder()
                                        .indexName(DynamoTables.SENDER)
                                        .keyConditionExpression("#sender = :sender")
                                        .expressionAttributeNames(
                                                Map.of("#sender", DynamoTables.SENDER))
                                        .expressionAttributeValues(
                                                Map.of(":sender", Item.text(sender))));
        sent.forEach(item -> tables.once().delete(item.only("key")));
    }

    private static void erase(AccountId person, DynamoTable table, String sort) {
        for (var item : table.query(all(person))) {
            table.delete(item.only(MessagingTables.USER, sort));
        }
    }

    private static QueryRequest.Builder all(AccountId person) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#user = :user")
                .expressionAttributeNames(Map.of("#user", MessagingTables.USER))
                .expressionAttributeValues(Map.of(":user", Item.text(person.toString())));
    }
}
