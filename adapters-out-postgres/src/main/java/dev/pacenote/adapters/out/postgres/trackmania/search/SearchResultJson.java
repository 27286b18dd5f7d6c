package dev.pacenote.adapters.out.postgres.trackmania.search;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.trackmania.board.BoardJson;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.search.SearchJob;
import java.util.List;
import java.util.stream.IntStream;

/** A search's result as one {@code jsonb} value. */
final class SearchResultJson {

    /** Map uid, page, name, kind; board of the hits; their drivers' names in the same order. */
    record StoredMap(
            String uid, long page, String name, String type, String board, List<String> players) {}

    private static final TypeReference<List<StoredMap>> MAPS = new TypeReference<>() {};

    private SearchResultJson() {}

    static String write(List<SearchJob.MapRecords> result) {
        return Json.write(result.stream().map(SearchResultJson::stored).toList());
    }

    private static StoredMap stored(SearchJob.MapRecords records) {
        var map = records.map();
        var entries = records.lines().stream().map(SearchJob.Line::entry).toList();
        return new StoredMap(
                map.uid().value(),
                map.exchangeId(),
                map.name().raw(),
                map.type().name(),
                BoardJson.write(new Board(map.uid(), entries)),
                records.lines().stream().map(SearchJob.Line::player).toList());
    }

    static List<SearchJob.MapRecords> read(String json) {
        return Json.read(json, MAPS).stream().map(SearchResultJson::records).toList();
    }

    private static SearchJob.MapRecords records(StoredMap stored) {
        var map =
                new ExchangeMap(
                        new MapUid(stored.uid()),
                        stored.page(),
                        new MapName(stored.name()),
                        MapType.valueOf(stored.type()));
        var entries = BoardJson.read(map.uid(), stored.board()).entries();
        return new SearchJob.MapRecords(
                map,
                IntStream.range(0, entries.size())
                        .mapToObj(i -> new SearchJob.Line(entries.get(i), stored.players().get(i)))
                        .toList());
    }
}
