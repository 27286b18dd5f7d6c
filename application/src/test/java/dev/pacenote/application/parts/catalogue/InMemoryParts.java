package dev.pacenote.application.parts.catalogue;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The parts of all workshops in memory. */
public final class InMemoryParts implements Parts {

    private final Tables tables;

    public InMemoryParts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<StockedPart> find(Part.Key key) {
        return tables.with(state -> Optional.ofNullable(state.rows(PartsTables.PARTS).get(key)));
    }

    @Override
    public Page list(PartsQuery query) {
        return tables.with(
                state ->
                        query.page(
                                state.rows(PartsTables.PARTS).values().stream()
                                        .map(StockedPart::part)));
    }

    @Override
    public List<Part> walk(AccountId account, Optional<PartId> after, int limit) {
        return tables.with(
                state ->
                        state.rows(PartsTables.PARTS).values().stream()
                                .map(StockedPart::part)
                                .filter(it -> it.key().account().equals(account))
                                .filter(
                                        it ->
                                                after.filter(id -> it.key().id().compareTo(id) <= 0)
                                                        .isEmpty())
                                .sorted(Comparator.comparing(it -> it.key().id()))
                                .limit(limit)
                                .toList());
    }

    @Override
    public Optional<Part> findByNumber(AccountId account, String numberKey) {
        return findBy(account, it -> it.details().naming().numberKey().equals(numberKey));
    }

    @Override
    public Optional<Part> findByBarcode(AccountId account, String barcode) {
        return findBy(account, it -> it.details().naming().barcode().equals(barcode));
    }

    private Optional<Part> findBy(AccountId account, Predicate<Part> which) {
        return tables.with(
                state ->
                        state.rows(PartsTables.PARTS).values().stream()
                                .map(StockedPart::part)
                                .filter(it -> it.key().account().equals(account))
                                .filter(it -> !it.archived())
                                .filter(which)
                                .findFirst());
    }

    @Override
    public int count(AccountId account) {
        return tables.with(
                state ->
                        (int)
                                state.rows(PartsTables.PARTS).keySet().stream()
                                        .filter(key -> key.account().equals(account))
                                        .count());
    }
}
