package dev.pacenote.adapters.out.dynamodb.parts.stock;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoParts;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.PartItems;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Erases the parts of an account that is gone. First its summary says so: from then on no part is
 * added. Each part says so as well before its ledger goes: a change that read it before fails by
 * its version, and no later one finds it, so that no line comes after those that are erased. Of
 * each part the ledger goes before the part, by which a second try after a crash finds it.
 * Attachments are erased together with their files, elsewhere.
 */
public final class DynamoPartsEraser implements AccountEraser {

    private final PartsTables tables;

    public DynamoPartsEraser(PartsTables tables) {
        this.tables = tables;
    }

    @Override
    public void erase(AccountId person) {
        tables.parts()
                .update(
                        PartsTables.summary(person),
                        "set "
                                + PartsTables.GONE
                                + " = :one, "
                                + DynamoTable.VERSION
                                + " = if_not_exists("
                                + DynamoTable.VERSION
                                + ", :one) + :one remove "
                                + PartWriter.COUNT
                                + ", "
                                + PartsTables.SHARD,
                        Map.of(":one", Item.number(1)));
        for (var part : tables.parts().query(DynamoParts.all(person))) {
            erase(new Part.Key(person, PartItems.id(part)));
        }
        var summary = PartsTables.summary(person).string(PartsTables.PART);
        for (var item : tables.parts().query(all(PartsTables.USER, person.toString()))) {
            var name = item.string(PartsTables.PART);
            // An attachment leads to its file and goes with that.
            if (!name.equals(summary) && !name.startsWith(PartsTables.ATTACHMENTS)) {
                tables.parts().delete(item.only(PartsTables.USER, PartsTables.PART));
            }
        }
        eraseReplies(IdempotentRequest.caller(person.toString()));
    }

    private void eraseReplies(String caller) {
        for (int place = 0; place < PartsTables.REPLY_KEYS; place++) {
            var replies = all(PartsTables.USER, PartsTables.replies(caller, place));
            for (var item : tables.parts().query(replies)) {
                tables.parts().delete(item.only(PartsTables.USER, PartsTables.PART));
            }
        }
    }

    private void erase(Part.Key key) {
        tables.parts()
                .update(
                        PartsTables.part(key),
                        "set #gone = :one, #version = #version + :one",
                        "attribute_exists(#version)",
                        Map.of("#gone", PartsTables.GONE, "#version", DynamoTable.VERSION),
                        Map.of(":one", Item.number(1)));
        for (var item : tables.stock().query(all(PartsTables.PART, PartsTables.ledger(key)))) {
            if (item.string(PartsTables.MODEL).startsWith(PartsTables.LEDGER)) {
                tables.stock()
                        .delete(
                                PartsTables.pointer(
                                        key.account(), MovementItems.movement(item).id()));
            }
            tables.stock().delete(item.only(PartsTables.PART, PartsTables.MODEL));
        }
        tables.parts().delete(PartsTables.part(key));
    }

    private static QueryRequest.Builder all(String name, String value) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#key = :key")
                .expressionAttributeNames(Map.of("#key", name))
                .expressionAttributeValues(Map.of(":key", Item.text(value)));
    }
}
