package dev.pacenote.application.trackmania;

import dev.pacenote.application.notice.TopicDesk;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.notice.Coverage;
import dev.pacenote.domain.notice.MailSection;
import dev.pacenote.domain.notice.MailSection.Block;
import dev.pacenote.domain.notice.MailSection.Link;
import dev.pacenote.domain.notice.MailSection.Row;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.trackmania.AccountId;
import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.MapperDigest;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the mapper's part of a mail: one block per map, one row per record. */
public final class MapperDesk implements TopicDesk {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    private final ResolveNames names;
    private final MapperDigest.Limits limits;
    private final String popularMapMessage;
    private final URI inbox;

    /**
     * @param popularMapMessage sentence on a map with more records than are listed; {@code {shown}}
     *     and {@code {more}} stand for the numbers
     */
    public MapperDesk(
            ResolveNames names, MapperDigest.Limits limits, String popularMapMessage, URI inbox) {
        this.names = names;
        this.limits = limits;
        this.popularMapMessage = popularMapMessage;
        this.inbox = inbox;
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
                names.resolve(
                        digest.shown().stream()
                                .flatMap(map -> map.shown().stream())
                                .map(RecordNews::account)
                                .collect(Collectors.toSet()));
        var blocks =
                digest.shown().stream().map(map -> block(map, drivers, reader.zone())).toList();
        int records = news.size();
        var shortPhrase = count(records, "new record");
        var phrase = shortPhrase + " on " + count(digest.maps(), "map");
        return new MailSection(
                topic(),
                "New records on your maps",
                shortPhrase,
                phrase,
                blocks,
                remainder(digest),
                records);
    }

    private static Optional<String> remainder(MapperDigest<RecordNews> digest) {
        return digest.moreMaps() == 0
                ? Optional.empty()
                : Optional.of(
                        "and "
                                + count(digest.moreMaps(), "more map")
                                + " ("
                                + count(digest.recordsOnMoreMaps(), "record")
                                + ")");
    }

    private Block block(
            MapperDigest.MapPart<RecordNews> part, Map<AccountId, String> drivers, ZoneId zone) {
        var first = part.shown().getFirst();
        var links = new ArrayList<Link>();
        first.exchangeId()
                .ifPresent(
                        id ->
                                links.add(
                                        new Link(
                                                "Map page",
                                                URI.create(
                                                        "https://trackmania.exchange/mapshow/"
                                                                + id))));
        links.add(new Link("Leaderboard", board(first.map())));
        if (part.more() > 0) {
            links.add(new Link("All records", inbox));
        }
        return new Block(
                first.mapName().plain(first.map()),
                links,
                part.shown().stream().map(news -> row(news, drivers, zone)).toList(),
                part.more() == 0
                        ? Optional.empty()
                        : Optional.of(
                                popularMapMessage
                                        .replace("{shown}", Integer.toString(part.shown().size()))
                                        .replace("{more}", Integer.toString(part.more()))));
    }

    private static URI board(MapUid map) {
        return URI.create("https://trackmania.io/#/leaderboard/" + map);
    }

    private static Row row(RecordNews news, Map<AccountId, String> drivers, ZoneId zone) {
        var detail = new ArrayList<String>();
        if (!news.zone().isBlank()) {
            detail.add(news.zone());
        }
        news.drivenAt().ifPresent(at -> detail.add(when(at, zone)));
        return new Row(
                Integer.toString(news.position()),
                news.score().text(news.type()),
                drivers.getOrDefault(news.account(), news.account().toString()),
                Optional.of(URI.create("https://trackmania.io/#/player/" + news.account())),
                String.join(", ", detail));
    }

    private static String when(Instant at, ZoneId zone) {
        var utc = WHEN.format(at.atZone(ZoneOffset.UTC)) + " UTC";
        return zone.normalized().equals(ZoneOffset.UTC)
                ? utc
                : utc + " (" + WHEN.format(at.atZone(zone)) + " " + zone.getId() + ")";
    }

    @Override
    public String told(int found, Coverage coverage) {
        return count(found, "new record") + " told." + missing(coverage);
    }

    static String nothingNew(Coverage coverage) {
        if (coverage.followed() == 0) {
            return "No maps of yours were found on Trackmania Exchange.";
        }
        if (coverage.failedWhole()) {
            return "None of your "
                    + count(coverage.followed(), "map")
                    + " could be checked; they are looked at again in the next run.";
        }
        return "Nothing new on " + count(coverage.followed(), "map") + "." + missing(coverage);
    }

    private static String missing(Coverage coverage) {
        return coverage.unchecked() == 0
                ? ""
                : " "
                        + count(coverage.unchecked(), "map")
                        + " could not be checked and will be looked at again.";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
