package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.digest.TopicDesk;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.board.TrackmaniaPages;
import dev.pacenote.application.trackmania.board.Words;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.MailSection;
import dev.pacenote.domain.digest.MailSection.Block;
import dev.pacenote.domain.digest.MailSection.LeftOut;
import dev.pacenote.domain.digest.MailSection.Link;
import dev.pacenote.domain.digest.MailSection.Rest;
import dev.pacenote.domain.digest.MailSection.Row;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.VisibleText;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.MapperDigest;
import dev.pacenote.domain.trackmania.board.AccountId;
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
public final class MapperDesk implements TopicDesk {

    private final MapperAlerts alerts;
    private final WatchedMaps watched;
    private final ResolveNames.Lookup names;
    private final MapperDigest.Limits limits;
    private final String popularMapMessage;
    private final Link allRecords;
    private final MailSection.Counting counting;

    /**
     * @param popularMapMessage sentence on a map with more records than are listed; {@code {shown}}
     *     and {@code {more}} stand for the numbers
     */
    public MapperDesk(
            MapperAlerts alerts,
            WatchedMaps watched,
            ResolveNames.Lookup names,
            MapperDigest.Limits limits,
            String popularMapMessage,
            URI inbox) {
        this.alerts = alerts;
        this.watched = watched;
        this.names = names;
        this.limits = limits;
        this.popularMapMessage = popularMapMessage;
        this.allRecords = new Link("All records", inbox);
        this.counting =
                new MailSection.Counting(
                        "map",
                        Optional.of("record"),
                        Optional.of("new world record"),
                        new Link("your inbox", inbox));
    }

    @Override
    public Topic topic() {
        return RecordNews.TOPIC;
    }

    @Override
    public MailSection write(Account reader, List<Notice> notices) {
        var news = notices.stream().map(notice -> RecordNews.read(notice.facts())).toList();
        var digest = MapperDigest.of(news, RecordNews::map, RecordNews::position, limits);
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
                                .collect(Collectors.toSet()));
        var blocks =
                digest.shown().stream().map(map -> block(map, drivers, reader.zone())).toList();
        int records = news.size();
        var shortPhrase = Words.count(records, "new record");
        var phrase = shortPhrase + " on " + Words.count(digest.maps(), "map");
        return new MailSection(
                topic(),
                "New records on your maps",
                shortPhrase,
                phrase,
                blocks,
                new LeftOut(counting, digest.moreMaps(), digest.recordsOnMoreMaps(), 0),
                alerts.of(reader.id()).flatMap(this::note),
                records);
    }

    /** What a follower of the whole top 100 must know whose maps are not all read every day. */
    private Optional<String> note(MapperAlert alert) {
        int days = watched.promisedDays(alert);
        return days <= 1
                ? Optional.empty()
                : Optional.of(
                        "The top 5 of your maps is looked at every day, places 6 to 100 within "
                                + Words.count(days, "day")
                                + ": a record there may reach you that much later.");
    }

    private Block block(
            MapperDigest.MapPart<RecordNews> part, Map<AccountId, String> drivers, ZoneId zone) {
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

    private static Row row(RecordNews news, Map<AccountId, String> drivers, ZoneId zone) {
        var detail = new ArrayList<String>();
        if (!VisibleText.isBlank(news.zone())) {
            detail.add(VisibleText.isolated(news.zone()));
        }
        news.drivenAt().ifPresent(at -> detail.add(Words.when(at, zone)));
        news.withdrawn()
                .ifPresent(
                        record ->
                                detail.add(
                                        "the record of "
                                                + record.score().text(news.type())
                                                + " by "
                                                + VisibleText.isolated(
                                                        Words.driver(record.account(), drivers))
                                                + " was withdrawn"));
        return new Row(
                Integer.toString(news.position()),
                news.score().text(news.type()),
                Words.driver(news.account(), drivers),
                Optional.of(TrackmaniaPages.player(news.account())),
                String.join(", ", detail));
    }

    @Override
    public String told(int found, Coverage coverage) {
        return Words.count(found, "new record") + " told." + Words.missing(coverage);
    }

    static String nothingNew(Coverage coverage) {
        if (coverage.followed() == 0) {
            return "No maps of yours were found on Trackmania Exchange.";
        }
        if (coverage.failedWhole()) {
            return "None of your "
                    + Words.count(coverage.followed(), "map")
                    + " could be checked; they are looked at again in the next run.";
        }
        return "Nothing new on "
                + Words.count(coverage.followed(), "map")
                + "."
                + Words.missing(coverage);
    }
}
