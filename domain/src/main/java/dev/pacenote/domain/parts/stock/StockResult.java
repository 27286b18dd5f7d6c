package dev.pacenote.domain.parts.stock;

/** What a change of stock came to. */
public sealed interface StockResult {

    record Changed(PartChange change) implements StockResult {}

    record Refused(StockRefusal why) implements StockResult {}
}
