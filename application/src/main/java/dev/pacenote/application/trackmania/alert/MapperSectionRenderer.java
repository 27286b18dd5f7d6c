package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.digest.DigestSectionRenderer;
import dev.pacenote.application.trackmania.board.MailPhrases;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.board.TrackmaniaPages;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.digest.DigestSection.Block;
import dev.pacenote.domain.digest.DigestSection.LeftOut;
import dev.pacenote.domain.digest.DigestSection.Link;
import dev.pacenote.domain.digest.DigestSection.Rest;
import dev.pacenote.domain.digest.DigestSection.Row;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.VisibleText;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordHighlights;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Withdrawal;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the mapper's part of a mail: one block per map, one row per record. */
public final class MapperSectionRenderer implements DigestSectionRenderer {

    private final MapperAlerts alerts;
    private final WatchedMaps watched;
    private final ResolveNames names;
    private final RecordHighlights.Limits limits;
    private final String popularMapMessage;
    private final Link allRecords;
    private final DigestSection.Counting counting;

    /**
     * @param popularMapMessage sentence on a map with more records than are listed; {@code {shown}}
     *     and {@code {more}} stand for the numbers
     */
    public MapperSectionRenderer(
            MapperAlerts alerts,
            WatchedMaps watched,
            ResolveNames names,
            RecordHighlights.Limits limits,
            String popularMapMessage,
            URI inbox) {
        this.alerts = alerts;
        this.watched = watched;
        this.names = names;
        this.limits = limits;
        this.popularMapMessage = popularMapMessage;
        this.allRecords = new Link("All records", inbox);
        this.counting =
                new DigestSection.Counting(
                        "map",
                        Optional.of("record"),
                        Optional.of("new world record"),
                        new Link("your inbox", inbox));
    }

    @Override
    public Topic topic() {
        return RecordFacts.TOPIC;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public String because() {
        return MailPhrases.BECAUSE;
    }

    @Override
    public String followed() {
        return MailPhrases.FOLLOWED;
    }

    @Override
    public DigestSection write(Account reader, List<Notice> notices, Purpose purpose) {
        var news = notices.stream().map(notice -> notice.facts(RecordFacts.class)).toList();
        var digest = RecordHighlights.of(news, RecordFacts::map, RecordFacts::position, limits);
        var drivers =
                names.of(
                        digest.shown().stream()
                                .flatMap(map -> map.shown().stream())
                                .flatMap(
                                        record ->
                                                Stream.concat(
                                                        Stream.of(record.account()),
                                                        record.withdrawn().stream()
                                                                .map(Withdrawal::account)))
                                .collect(Collectors.toSet()),
                        purpose);
        var blocks =
                digest.shown().stream().map(map -> block(map, drivers, reader.zone())).toList();
        int records = news.size();
        var shortPhrase = MailPhrases.count(records, "new record");
        var phrase = shortPhrase + " on " + MailPhrases.count(digest.maps(), "map");
        return new DigestSection(
                topic(),
                "New records on your maps",
                shortPhrase,
                phrase,
                blocks,
                new LeftOut(counting, digest.moreMaps(), digest.recordsOnMoreMaps(), 0),
                alerts.find(reader.id()).flatMap(this::note),
                records);
    }

    /** What a follower of the whole top 100 must know whose maps are not all read every day. */
    private Optional<String> note(MapperAlert alert) {
        int days = watched.promisedDays(alert);
        return days <= 1
                ? Optional.empty()
                : Optional.of(
                        "The top 5 of your maps is looked at every day, places 6 to 100 within "
                                + MailPhrases.count(days, "day")
                                + ": a record there may reach you that much later.");
    }

    private Block block(
            RecordHighlights.MapPart<RecordFacts> part,
            Map<PlayerId, String> drivers,
            ZoneId zone) {
        var first = part.shown().getFirst();
        var links = new ArrayList<>(TrackmaniaPages.links(first.map(), first.exchangeId()));
        if (part.more() > 0) {
            links.add(allRecords);
        }
        return new Block(
                first.mapName().plain(first.map()),
                Optional.empty(),
                links,
                part.shown().stream().map(news -> row(news, drivers, zone)).toList(),
                new Rest(part.more(), popularMapMessage, Optional.of(allRecords)),
                (int) part.shown().stream().filter(news -> news.position() == 1).count(),
                part.shown().size() + part.more());
    }

    private static Row row(RecordFacts news, Map<PlayerId, String> drivers, ZoneId zone) {
        var detail = new ArrayList<String>();
        if (!VisibleText.isBlank(news.zone())) {
            detail.add(VisibleText.isolated(news.zone()));
        }
        news.drivenAt().ifPresent(at -> detail.add(MailPhrases.when(at, zone)));
        news.withdrawn()
                .ifPresent(
                        record ->
                                detail.add(
                                        "the record of "
                                                + record.score().text(news.type())
                                                + " by "
                                                + VisibleText.isolated(
                                                        MailPhrases.driver(
                                                                record.account(), drivers))
                                                + " was withdrawn"));
        return new Row(
                Integer.toString(news.position()),
                news.score().text(news.type()),
                MailPhrases.driver(news.account(), drivers),
                Optional.of(TrackmaniaPages.player(news.account())),
                String.join(", ", detail));
    }

    @Override
    public String summary(int found, Coverage coverage) {
        return MailPhrases.count(found, "new record") + " told." + MailPhrases.missing(coverage);
    }

    static String nothingNew(Coverage coverage) {
        if (coverage.followed() == 0) {
            return "No maps of yours were found on Trackmania Exchange.";
        }
        if (coverage.failedWhole()) {
            return "None of your "
                    + MailPhrases.count(coverage.followed(), "map")
                    + " could be checked; they are looked at again in the next run.";
        }
        return "Nothing new on "
                + MailPhrases.count(coverage.followed(), "map")
                + "."
                + MailPhrases.missing(coverage);
    }
}
