package dev.pacenote.adapters.out.dynamodb;

import dev.pacenote.domain.trackmania.AccountId;
import dev.pacenote.domain.trackmania.Entry;
import dev.pacenote.domain.trackmania.Score;
import dev.pacenote.domain.trackmania.Zone;
import java.util.Optional;

/** Board entries inside of items. */
final class EntryItems {

    private EntryItems() {}

    static Item item(Entry entry) {
        var item =
                Item.empty()
                        .put("account", entry.account().value())
                        .put("position", entry.position())
                        .put("score", entry.score().visible().orElse(Score.HIDDEN_MARK))
                        .put("zoneName", entry.zone().name());
        entry.drivenAt().ifPresent(at -> item.put("driven", at));
        entry.zone().id().ifPresent(id -> item.put("zone", id));
        return item;
    }

    static Entry entry(Item item) {
        return new Entry(
                new AccountId(item.uuid("account")),
                (int) item.number("position"),
                Score.of((int) item.number("score")),
                item.maybeInstant("driven"),
                new Zone(
                        item.has("zone") ? Optional.of(item.uuid("zone")) : Optional.empty(),
                        item.string("zoneName")));
    }
}
