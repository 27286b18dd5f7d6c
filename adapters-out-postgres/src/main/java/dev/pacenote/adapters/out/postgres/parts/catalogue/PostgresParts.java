package dev.pacenote.adapters.out.postgres.parts.catalogue;

import dev.pacenote.adapters.out.postgres.parts.reorder.ReorderTaskRow;
import dev.pacenote.adapters.out.postgres.parts.reorder.ReorderTaskRows;
import dev.pacenote.adapters.out.postgres.parts.stock.StockRowRow;
import dev.pacenote.adapters.out.postgres.parts.stock.StockRowRows;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.parts.catalogue.PartPlace;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.PlainText;
import dev.pacenote.domain.parts.stock.StockedPart;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The parts of all workshops in Postgres. */
@Singleton
public final class PostgresParts implements Parts {

    private static final int LOOKS = 3;

    private final PartRows parts;
    private final StockRowRows pools;
    private final ReorderTaskRows tasks;
    private final Transactions transactions;

    PostgresParts(
            PartRows parts, StockRowRows pools, ReorderTaskRows tasks, Transactions transactions) {
        this.parts = parts;
        this.pools = pools;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    @Override
    public Optional<StockedPart> find(Part.Key key) {
        for (int i = 0; i < LOOKS; i++) {
            var before = read(key);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            var stocked = stocked(before.get());
            // Part, pools and task are those of one commit if none came in between.
            if (read(key).filter(it -> it.version() == before.get().version()).isPresent()) {
                return Optional.of(stocked);
            }
        }
        return transactions.inTransaction(
                () ->
                        parts.lock(key.account().value(), new String[] {key.id().value()}).stream()
                                .findFirst()
                                .map(PartRow::part)
                                .map(this::stocked));
    }

    private Optional<Part> read(Part.Key key) {
        return parts.find(key.account().value(), key.id().value()).map(PartRow::part);
    }

    private StockedPart stocked(Part part) {
        long account = part.key().account().value();
        var ids = new String[] {part.key().id().value()};
        return new StockedPart(
                part,
                pools.of(account, ids).stream().map(StockRowRow::row).toList(),
                tasks.open(account, ids).stream().map(ReorderTaskRow::task).findFirst());
    }

    @Override
    public Page list(PartsQuery query) {
        long account = query.workshop().account().value();
        var words = query.words();
        var model = words.model().map(it -> it.model().key()).orElse(null);
        boolean includeAll = words.model().filter(PartsQuery.Model::includeAll).isPresent();
        var category = words.category().map(PlainText::folded).orElse(null);
        var supplier = words.supplier().map(PlainText::folded).orElse(null);
        var text = words.text().map(PlainText::folded).orElse(null);
        var usual = query.workshop().defaultThreshold().value();
        var archived = query.archived().name();
        var after = query.window().after();
        var rows =
                parts.list(
                        account,
                        archived,
                        model,
                        includeAll,
                        category,
                        supplier,
                        text,
                        query.low(),
                        usual,
                        query.sort().by().name(),
                        query.sort().descending() ? -1 : 1,
                        after.map(PartPlace::nameKey).orElse(null),
                        after.map(PartPlace::numberKey).orElse(null),
                        after.map(it -> it.stock().value()).orElse(null),
                        after.map(it -> it.threshold().value()).orElse(null),
                        Rows.stored(after.map(PartPlace::updatedAt)),
                        after.map(it -> it.id().value()).orElse(null),
                        query.window().limit());
        return new Page(
                rows.stream().map(PartRow::part).toList(),
                parts.count(
                        account,
                        archived,
                        model,
                        includeAll,
                        category,
                        supplier,
                        text,
                        query.low(),
                        usual));
    }

    @Override
    public List<Part> walk(AccountId account, Optional<PartId> after, int limit) {
        return parts.walk(account.value(), after.map(PartId::value).orElse(""), limit).stream()
                .map(PartRow::part)
                .toList();
    }

    @Override
    public Optional<Part> findByNumber(AccountId account, String numberKey) {
        return parts.findByNumber(account.value(), numberKey).map(PartRow::part);
    }

    @Override
    public Optional<Part> findByBarcode(AccountId account, String barcode) {
        return parts.findByBarcode(account.value(), barcode).map(PartRow::part);
    }

    @Override
    public int count(AccountId account) {
        return parts.countAll(account.value());
    }
}
