package dev.pacenote.adapters.out.dynamodb.trackmania.search;

import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.trackmania.board.EntryItems;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.search.SearchJob;

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
