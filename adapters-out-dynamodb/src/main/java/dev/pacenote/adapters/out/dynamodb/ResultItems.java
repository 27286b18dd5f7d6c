package dev.pacenote.adapters.out.dynamodb;

import dev.pacenote.domain.trackmania.ExchangeMap;
import dev.pacenote.domain.trackmania.MapName;
import dev.pacenote.domain.trackmania.MapType;
import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.SearchJob;

/** What a search found on a map, inside of items. */
final class ResultItems {

    private ResultItems() {}

    static Item item(SearchJob.MapRecords records) {
        var map = records.map();
        return Item.empty()
                .put("uid", map.uid().value())
                .put("page", map.exchangeId())
                .put("name", map.name().raw())
                .put("type", map.type().name())
                .put(
                        "lines",
                        records.lines().stream()
                                .map(
                                        line ->
                                                EntryItems.item(line.entry())
                                                        .put("player", line.player()))
                                .toList());
    }

    static SearchJob.MapRecords records(Item item) {
        return new SearchJob.MapRecords(
                new ExchangeMap(
                        new MapUid(item.string("uid")),
                        item.number("page"),
                        new MapName(item.string("name")),
                        MapType.valueOf(item.string("type"))),
                item.items("lines").stream()
                        .map(
                                line ->
                                        new SearchJob.Line(
                                                EntryItems.entry(line), line.string("player")))
                        .toList());
    }
}
