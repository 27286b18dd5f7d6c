package dev.pacenote.adapters.out.dynamodb.parts.analytics;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoParts;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoMovements;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteConflictException;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * What the ledgers of a workshop add up to by month, kept by part. Whoever asks first adds what
 * came since (ADR 76).
 *
 * <p>The lines are the truth, and what is kept only saves reading them: each item says up to which
 * line it is added up, and is stored over the version that it was made of. Of several who add up at
 * once one stores it; all of them have the right sums.
 */
final class LedgerMonths {

    /** Beside them is the check that the account is there. */
    private static final int TOGETHER = WriteSet.MAX - 1;

    /** So many ledgers are read at a time: Java keeps five connections to one place open. */
    private static final int AT_ONCE = 5;

    /** Of an account that is erased nothing is stored any more. */
    private static final Condition IS_THERE =
            new Condition(
                    "attribute_not_exists(#gone)", Map.of("#gone", PartsTables.GONE), Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(LedgerMonths.class);

    private final PartsTables tables;

    LedgerMonths(PartsTables tables) {
        this.tables = tables;
    }

    /** One for each part that is not archived, up to its newest line. */
    List<SummedLedger> of(AccountId account, ZoneId zone) {
        var newest = DynamoParts.ledgers(tables.parts(), account);
        var kept = kept(account, zone);
        var all = new ArrayList<SummedLedger>();
        var due = new ArrayList<SummedLedger>();
        newest.forEach(
                (id, seq) -> {
                    var key = new Part.Key(account, id);
                    var ledger = kept.getOrDefault(id, SummedLedger.nothing(key, zone));
                    (ledger.seq() < seq ? due : all).add(ledger);
                });
        for (int from = 0; from < due.size(); from += TOGETHER) {
            var added = addedUp(due.subList(from, Math.min(from + TOGETHER, due.size())));
            keep(account, added);
            all.addAll(added);
        }
        return all;
    }

    private Map<PartId, SummedLedger> kept(AccountId account, ZoneId zone) {
        return tables.parts()
                .query(
                        sums(account),
                        items ->
                                items.map(item -> SummedLedger.of(item, account, zone))
                                        .collect(
                                                Collectors.toMap(
                                                        it -> it.part().id(),
                                                        Function.identity())));
    }

    private static QueryRequest.Builder sums(AccountId account) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#user = :user and begins_with(#part, :sums)")
                .expressionAttributeNames(
                        Map.of("#user", PartsTables.USER, "#part", PartsTables.PART))
                .expressionAttributeValues(
                        Map.of(
                                ":user",
                                Item.text(account.toString()),
                                ":sums",
                                Item.text(PartsTables.SUMS)));
    }

    /** All are asked for before the first is waited for. */
    private List<SummedLedger> addedUp(List<SummedLedger> due) {
        try (var some = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            return due.stream()
                    .map(it -> CompletableFuture.supplyAsync(() -> it.plus(behind(it)), some))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private List<LedgerLine> behind(SummedLedger ledger) {
        return tables.stock()
                .query(
                        DynamoMovements.behind(ledger.part(), ledger.seq()),
                        items -> items.map(LedgerLine::of).toList());
    }

    /** What cannot be stored now is added up again by whoever asks next. */
    private void keep(AccountId account, List<SummedLedger> added) {
        var writes = new WriteSet();
        writes.check(tables.parts(), PartsTables.summary(account), IS_THERE);
        added.forEach(it -> writes.put(tables.parts(), it.key(), it.item(), it.unchanged()));
        try {
            var refused = writes.write(tables.parts());
            if (!refused.isEmpty()) {
                LOG.debug("{} of {} months were stored by others", refused.size(), added.size());
            }
        } catch (WriteConflictException e) {
            LOG.debug("others store months of account {} at this moment", account, e);
        } catch (StoreUnavailableException e) {
            LOG.warn("months of account {} are added up and not stored", account, e);
        }
    }
}
