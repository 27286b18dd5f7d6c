package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.survey.WatchSummaries;
import dev.pacenote.application.trackmania.survey.WatchSummary;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A mapper looks at the maps that their alert covers, and at who leads on each. */
public final class ShowMapperMaps {

    /**
     * @param leader name and record of the world record's holder
     */
    public record Row(
            ExchangeMap map,
            boolean muted,
            Optional<Instant> lastSurveyedAt,
            Optional<Instant> lastRecordAt,
            Optional<Leader> leader) {}

    /**
     * @param since when it was driven, if anybody knows
     * @param leads how often somebody took the first place since the map is watched
     */
    public record Leader(String name, Score score, Optional<Instant> since, int leads) {}

    private final MapperAlerts alerts;
    private final CoveredMapsStore covered;
    private final MapCatalog catalog;
    private final WatchSummaries summaries;
    private final ResolveNames names;

    public ShowMapperMaps(
            MapperAlerts alerts,
            CoveredMapsStore covered,
            MapCatalog catalog,
            WatchSummaries summaries,
            ResolveNames names) {
        this.alerts = alerts;
        this.covered = covered;
        this.catalog = catalog;
        this.summaries = summaries;
        this.names = names;
    }

    /**
     * @param text part of a map's plain name, in any letter case
     * @return maps by name; empty when the caller has no such alert
     */
    public Optional<Paging.Page<Row>> show(
            AccountId caller, AlertId id, Optional<String> text, Paging paging) {
        return alerts.find(caller)
                .filter(own -> own.id().equals(id))
                .flatMap(alert -> covered.find(alert.id()))
                .map(maps -> page(maps, text, paging));
    }

    private Paging.Page<Row> page(CoveredMaps maps, Optional<String> text, Paging paging) {
        var wanted = text.map(typed -> typed.strip().toLowerCase(Locale.ROOT)).orElse("");
        var page =
                paging.of(
                        catalog.describe(maps.covered()).values().stream()
                                .filter(map -> plain(map).contains(wanted))
                                .sorted(
                                        Comparator.comparing(ShowMapperMaps::plain)
                                                .thenComparing(ExchangeMap::uid))
                                .toList());
        var summarized = summaries.of(page.rows().stream().map(ExchangeMap::uid).toList());
        var leaders =
                names.resolve(
                        summarized.values().stream()
                                .flatMap(summary -> summary.leader().stream())
                                .map(Entry::account)
                                .collect(Collectors.toSet()));
        return page.map(
                map ->
                        row(
                                map,
                                maps.isMuted(map.uid()),
                                Optional.ofNullable(summarized.get(map.uid())),
                                leaders));
    }

    private static String plain(ExchangeMap map) {
        return map.name().plain(map.uid()).toLowerCase(Locale.ROOT);
    }

    private static Row row(
            ExchangeMap map,
            boolean muted,
            Optional<WatchSummary> summary,
            Map<PlayerId, String> names) {
        return new Row(
                map,
                muted,
                summary.map(WatchSummary::lookedAt),
                summary.flatMap(WatchSummary::lastRecordAt),
                summary.flatMap(seen -> seen.leader().map(entry -> leader(seen, entry, names))));
    }

    private static Leader leader(WatchSummary seen, Entry entry, Map<PlayerId, String> names) {
        return new Leader(
                names.getOrDefault(entry.account(), entry.account().toString()),
                entry.score(),
                entry.drivenAt(),
                seen.leads());
    }
}
