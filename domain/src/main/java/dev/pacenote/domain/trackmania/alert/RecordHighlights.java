package dev.pacenote.domain.trackmania.alert;

import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Chooses what of many new records a mail tells in detail: maps with the best places first, on each
 * map the best places first, the rest by exact numbers. A new world record is never among the rest
 * of its map, and maps that have one come before all others.
 *
 * @param shown maps told in detail
 * @param moreMaps number of maps left out
 * @param recordsOnMoreMaps number of records on those
 */
public record RecordHighlights<R>(List<MapPart<R>> shown, int moreMaps, int recordsOnMoreMaps) {

    /**
     * @param recordsPerMap rows on one map, from 1
     * @param maps maps in detail; more when more maps have a new world record
     */
    public record Limits(int recordsPerMap, int maps) {
        public static final int DEFAULT_MAPS = 100;

        public Limits {
            if (recordsPerMap < 1 || maps < 1) {
                throw new IllegalArgumentException("limits start at 1");
            }
        }
    }

    /**
     * One map in detail.
     *
     * @param more number of records on it that are not shown
     */
    public record MapPart<R>(MapUid map, List<R> shown, int more) {
        public MapPart {
            shown = List.copyOf(shown);
        }
    }

    public RecordHighlights {
        shown = List.copyOf(shown);
    }

    /** Number of maps with a new record. */
    public int maps() {
        return shown.size() + moreMaps;
    }

    public static <R> RecordHighlights<R> of(
            List<R> records, Function<R, MapUid> map, ToIntFunction<R> position, Limits limits) {
        var byMap = new LinkedHashMap<MapUid, List<R>>();
        for (var record : records) {
            byMap.computeIfAbsent(map.apply(record), _ -> new ArrayList<>()).add(record);
        }
        byMap.values().forEach(list -> list.sort(Comparator.comparingInt(position)));
        var parts =
                byMap.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                        e -> position.applyAsInt(e.getValue().getFirst())))
                        .toList();
        long withWorldRecord =
                parts.stream()
                        .filter(e -> position.applyAsInt(e.getValue().getFirst()) == 1)
                        .count();
        int detailed = (int) Math.min(parts.size(), Math.max(limits.maps(), withWorldRecord));
        var shown =
                parts.subList(0, detailed).stream()
                        .map(e -> part(e.getKey(), e.getValue(), position, limits))
                        .toList();
        var rest = parts.subList(detailed, parts.size());
        return new RecordHighlights<>(
                shown, rest.size(), rest.stream().mapToInt(e -> e.getValue().size()).sum());
    }

    private static <R> MapPart<R> part(
            MapUid map, List<R> sorted, ToIntFunction<R> position, Limits limits) {
        long worldRecords = sorted.stream().filter(r -> position.applyAsInt(r) == 1).count();
        int rows = (int) Math.min(sorted.size(), Math.max(limits.recordsPerMap(), worldRecords));
        return new MapPart<>(map, sorted.subList(0, rows), sorted.size() - rows);
    }
}
