package dev.pacenote.adapters.out.dynamodb.trackmania.board;

import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import java.util.Optional;

/** Board entries inside of items. */
public final class EntryItems {

    private EntryItems() {}

    public static Item item(Entry entry) {
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

    public static Entry entry(Item item) {
        return new Entry(
                new PlayerId(item.uuid("account")),
                (int) item.number("position"),
                Score.of((int) item.number("score")),
                item.maybeInstant("driven"),
                new Zone(
                        item.has("zone") ? Optional.of(item.uuid("zone")) : Optional.empty(),
                        item.string("zoneName")));
    }
}
